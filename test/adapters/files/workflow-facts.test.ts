import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { expectedWorkflow } from '../../../src/adapters/files/plan-files.ts'
import { keepWorkflow } from '../../../src/adapters/files/workflow-parts.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { CALLING } from '../../support/calling-policy.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const calling = policySchema.parse({ ...defaultPolicy, ...parse(CALLING) })
const choices = { mode: 'action', action: 'acme/hikeshi@v1', sweepEvery: 3 } as const
const workflow = (name: 'events' | 'sweep' | 'verify', policy = calling) => expectedWorkflow(name, policy, choices)
const envOf = (text: string): unknown =>
  parse(text).jobs.hikeshi.steps.find(({ id }: { id?: string }) => id === 'hikeshi').env
const NAMES = ['CHAT_URL', 'CHAT_SECRET', 'MAIL_SERVER', 'MAIL_FROM', 'MAIL_TO'].map((name) => `HIKESHI_CALL_${name}`)
const SECRETS = Object.fromEntries(NAMES.map((name) => [name, `\${{ secrets.${name} }}`]))

describe('what workflows take from the policy', () => {
  it.each(['events', 'sweep'] as const)(
    'allowed: %s is given those that the policy names, each from its secret',
    async (name) => {
      expect(envOf(await workflow(name))).toEqual(SECRETS)
    },
  )

  it('refused: a policy that calls nobody gives none, and what calls nobody is given none', async () => {
    expect(envOf(await workflow('events', defaultPolicy))).toBeUndefined()
    expect(envOf(await workflow('verify'))).toBeUndefined()
  })

  it('R4.1-3 a job starts for the apps whose issues are reports, and for no other bot', async () => {
    const trusting = { ...defaultPolicy, 'trusted-apps': ['probe', "x']) || true || contains(fromJSON('["] }
    const condition = (text: string): string => parse(text).jobs.hikeshi.if
    const [plain, wanted] = [
      condition(await workflow('events', defaultPolicy)),
      condition(await workflow('events', trusting)),
    ]
    expect(plain).not.toContain('probe')
    expect(wanted.split('\n')[0]).toBe(
      `(github.event.sender.type != 'Bot' || github.event_name == 'push' || github.event.action == 'hikeshi-report' || (github.event_name == 'issues' && github.event.action == 'opened' && contains(fromJSON('["probe[bot]"]'), github.event.sender.login))) &&`,
    )
    expect(wanted.split('\n').slice(1)).toEqual(plain.split('\n').slice(1))
  })

  it('R4.1-3 the sweep alone looks for alerts: with its token where there is an app, else for what GITHUB_TOKEN may see', async () => {
    const alerts = { of: ['code-scanning' as const, 'dependabot' as const], in: ['shop'] }
    const hearing = { ...defaultPolicy, alerts }
    const tokenOf = (text: string) =>
      parse(text).jobs.hikeshi.steps.find(({ id }: { id?: string }) => id === 'token').with
    const [plain, wanted] = [tokenOf(await workflow('sweep', defaultPolicy)), tokenOf(await workflow('sweep', hearing))]
    expect(wanted).toEqual({
      ...plain,
      repositories: `${plain.repositories}shop\n`,
      'permission-security-events': 'read',
      'permission-vulnerability-alerts': 'read',
    })
    expect(tokenOf(await workflow('events', hearing))).toEqual(tokenOf(await workflow('events', defaultPolicy)))
    const alone = await expectedWorkflow('sweep', hearing, { ...choices, mode: 'one-repository' })
    expect(parse(alone).jobs.hikeshi.permissions).toMatchObject({ 'security-events': 'read' })
  })

  it('generate puts them in, takes them out, and leaves the variables of the company alone', async () => {
    const [plain, wanted] = [await workflow('sweep', defaultPolicy), await workflow('sweep')]
    const own = plain.replace(
      '        with:\n          run: sweep',
      '        env:\n          PROXY: none\n        with:\n          run: sweep',
    )
    const kept = keepWorkflow(own, wanted) ?? expect.fail('It can be put right')
    expect(envOf(kept)).toEqual({ PROXY: 'none', ...SECRETS })
    expect(keepWorkflow(kept, wanted)).toBe(kept)
    expect(envOf(keepWorkflow(kept, plain) ?? '')).toEqual({ PROXY: 'none' })
    expect(envOf(keepWorkflow(wanted, plain) ?? '')).toBeUndefined()
  })
})
