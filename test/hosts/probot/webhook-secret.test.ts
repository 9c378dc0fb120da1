import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../../src/hosts/cli/environment.ts'
import { startServer } from '../../../src/hosts/probot/server.ts'
import { webhookSecretProblem } from '../../../src/hosts/probot/webhook-secret.ts'
import { newPrivateKey } from '../../../src/sandbox/app-token.ts'

const GUESSES = [
  ...['', 'development', 'abc', 'x7Kq2mPz9LwR4tB', 'changemechangeme', 'my-webhook-secret', 'YOUR_WEBHOOK_SECRET'],
  ...['hikeshi-webhook-secret', 'github-app-secret-123456', '0123456789abcdef', '12345678901234567890'],
  ...[
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'abababababababababab',
    '                    ',
    'passwordpassword',
    'secret          \n',
  ],
]

describe('the secret of the webhook', () => {
  it('a short or a guessed one is refused with one sentence, a random one is not', () => {
    for (const guess of GUESSES) {
      const said = webhookSecretProblem(guess)
      expect(said?.en, guess).toMatch(/^WEBHOOK_SECRET is [^.\n]+$/)
      expect(said?.ja, guess).toMatch(/^WEBHOOK_SECRET が.+してください$/)
      if (guess.length > 10) expect(JSON.stringify(said)).not.toContain(guess)
    }
    for (let times = 0; times < 500; times += 1)
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(webhookSecretProblem(randomBytes(16).toString(form))).toBeUndefined()
    expect(webhookSecretProblem('correct horse battery staple')).toBeUndefined()
  })

  it('the app does not start with one, however it is started; doctor, which receives nothing, needs none', async () => {
    const privateKey = await newPrivateKey()
    const variables = { APP_ID: '1', PRIVATE_KEY: privateKey }
    for (const WEBHOOK_SECRET of GUESSES.slice(1)) {
      const reading = readEnvironment({ ...variables, WEBHOOK_SECRET }, 'received')
      expect(reading).toEqual({ kind: 'incomplete', missing: [], problems: [webhookSecretProblem(WEBHOOK_SECRET)] })
      const options = { appId: 1, privateKey, webhookSecret: WEBHOOK_SECRET, baseUrl: 'http://127.0.0.1:9', port: 0 }
      await expect(startServer({ ...options, environment: {}, log: 'silent' })).rejects.toThrow('WEBHOOK_SECRET')
    }
    expect(readEnvironment({ ...variables, WEBHOOK_SECRET: '' }, 'received')).toMatchObject({
      missing: ['WEBHOOK_SECRET'],
    })
    expect(readEnvironment(variables, 'not-received')).toMatchObject({ kind: 'complete' })
  })
})
