import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditCommand } from '../../src/hosts/cli/commands/audit.ts'
import { sweepCommand } from '../../src/hosts/cli/commands/sweep.ts'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { send } from '../sandbox/send.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { quietRepository } from './quiet.ts'
import { at } from './walk.ts'

async function installationToken({ url, app, secrets }: Sandbox): Promise<string> {
  const path = `${url}/app/installations/${app.installationId}/access_tokens`
  const made = await send(path, 'POST', signAppToken(app.id, secrets.privateKey), {})
  return String((made.body as { token: string }).token)
}

describe('commands that look at a repository through the API', () => {
  let here: Company
  const before = { ...process.env }
  beforeAll(async () => {
    here = await company()
    process.env.GITHUB_API_URL = here.sandbox.url
    process.env.GITHUB_TOKEN = here.sandbox.tokens.admin ?? ''
  })
  afterAll(async () => {
    process.env = before
    await here.stop()
  })

  it('R5-1 R5-2 the operation check reads policy, people, runbooks and cases, and links its evidence', async () => {
    const number = await at(here, 'recovery')
    const ran = await runCommand(
      auditCommand(),
      '--repo',
      here.sandbox.repos.incidents,
      '--app',
      here.sandbox.app.slug,
      '--json',
      '--locale',
      'en',
    )
    expect(ran.err).toBe('')
    const { requirements } = JSON.parse(ran.out)
    const of = (clause: string) => requirements.find((one: { clause: string }) => one.clause === clause)
    expect(of('R4.3-1')).toMatchObject({ state: 'holds', by: { cases: 1 } })
    // Nobody has been given anything yet, and nothing else is wrong with it.
    const shown = of('R8-1').findings.map(({ code }: { code: string }) => code)
    expect(new Set(shown)).toEqual(new Set(['edition-missing']))
    expect(of('R4.1-1b').state).toBe('holds')
    expect(of('R4-2').findings[0].evidence).toContain(`${here.sandbox.repos.incidents}/blob/HEAD/.github/hikeshi.yml`)
    expect(number).toBeGreaterThan(0)
  })

  it('R8-2 what few may read is told of by the check of its own repository alone, and said to be left out elsewhere', async () => {
    const quiet = quietRepository(here)
    const body = filled('restricted-incident', { pointer: '金庫', kind: 'insider-leak', systems: ['file-share'] })
    await quiet.opens('officer', 'hikeshi: restricted-incident', body)
    const of = async (repository: string, ...more: string[]) =>
      (
        await runCommand(
          auditCommand(),
          '--repo',
          repository,
          '--app',
          here.sandbox.app.slug,
          '--locale',
          'en',
          ...more,
        )
      ).out
    const { incidents } = here.sandbox.repos
    const cases = (json: string): number =>
      JSON.parse(json).requirements.find(({ clause }: { clause: string }) => clause === 'R4.4-5').by.cases
    const [told, quietly] = [await of(incidents, '--json'), await of(incidents, '--json', '--including', 'restricted')]
    expect(cases(quietly)).toBe(cases(told) + 1)
    expect(JSON.parse(told).leftOut).toEqual(['restricted'])
    expect(await of(incidents)).toContain(`hikeshi audit --repo ${incidents} --including restricted`)
    expect(await of(incidents, '--including', 'restricted')).not.toContain('are not judged here')
  })

  it('hikeshi sweep does one round by a token of the app, and none by one of a person', async () => {
    const { repos } = here.sandbox
    const refused = await runCommand(sweepCommand(), '--repo', repos.incidents)
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no policy that the app adopted') })
    process.env.GITHUB_TOKEN = await installationToken(here.sandbox)
    const ran = await runCommand(sweepCommand(), '--repo', repos.incidents, '--json')
    expect(ran.err).toBe('')
    const done = JSON.parse(ran.out)
    expect(done.failed).toBe(0)
    expect(done.issues).toBeGreaterThan(0)
  })
})
