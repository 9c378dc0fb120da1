import { createPublicKey, generateKeyPair, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { asNumber, asObject } from './json.ts'

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export const newPrivateKey = async (): Promise<string> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  return privateKey
}

export function signAppToken(appId: number, privateKey: string): string {
  const now = Math.floor(Date.now() / 1000)
  const unsigned = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64({ iat: now - 30, exp: now + 540, iss: String(appId) })}`
  return `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url')}`
}

/** True for a token that GitHub would take: signed by the app's key, issued by the app, alive, and at most ten minutes long. */
export function isAppToken(token: string, appId: number, privateKey: string): boolean {
  const [head, payload, signature] = token.split('.')
  if (!head || !payload || !signature) return false
  const unsigned = Buffer.from(`${head}.${payload}`)
  if (!verify('RSA-SHA256', unsigned, createPublicKey(privateKey), Buffer.from(signature, 'base64url'))) return false
  const claims = asObject(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  const now = Date.now() / 1000
  const issued = asNumber(claims.iat) ?? Number.POSITIVE_INFINITY
  const expires = asNumber(claims.exp) ?? 0
  return String(claims.iss) === String(appId) && issued <= now + 60 && expires > now && expires <= now + 660
}
