import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { asObject, asText } from '../../../src/sandbox/json.ts'
import { defaultPolicy } from '../../../src/sandbox/organisation/templates.ts'
import { coldSweep } from '../../tools/bench/cold-bounds.ts'
import type { Event } from './runner.ts'
import { NODE, theAction } from './the-action.ts'

describe(`the Action, run as GitHub runs it on ${NODE}`, () => {
  const action = theAction()
  const { labels, opened, ours, report, run } = action

  it('sweeps: finds what no run was told of', async () => {
    const { number } = await report()
    await action.there.comment('responder', number, '/contain 回線を抜いた')
    const ran = await run(undefined, { inputs: { run: 'sweep' } })
    expect(ran).toMatchObject({ code: 0 })
    expect(await labels(number)).toContain('phase: containment')
    await action.there.forgetRequests()
    expect(await run(undefined, { inputs: { run: 'sweep' } })).toMatchObject({ code: 0 })
    // Besides the case there is the issue where the policy was adopted.
    const asked = (await action.there.requests()).length
    // Of what changed within the last seconds the edits are asked for, since GitHub's times are whole seconds.
    expect(asked).toBeLessThanOrEqual(coldSweep(2).requests + 1)
  })

  it('warns in each run, and tells people once, when the last sweep is older than twice its interval', async () => {
    const label = `/repos/${action.there.sandbox.repos.incidents}/labels/${encodeURIComponent('hikeshi: incident')}`
    const described = async () => asText(asObject(await action.there.call('admin', 'GET', label)).description) ?? ''
    const number = await opened()
    await run({ name: 'schedule', payload: { schedule: '37 */6 * * *' } }, { inputs: { run: 'sweep' } })
    expect(await described()).toMatch(/\[sweep \d{4}-\d\d-\d\dT\d\d:\d\dZ\/PT6H\]$/)
    const onTime = await run(await action.there.comment('responder', number, '/note 一'))
    expect(onTime.log).not.toContain('::warning')

    await action.there.call('admin', 'PATCH', label, { description: 'a case [sweep 2020-01-01T00:00Z/PT6H]' })
    const late = await run(await action.there.comment('responder', number, '/note 二'), { inputs: { locale: 'en' } })
    expect(late).toMatchObject({ code: 0, outputs: { accepted: 'true' } })
    expect(late.log).toMatch(
      /^::warning title=Hikeshi::No sweep since 2020-01-01T00:00Z, although one is due every 6 hours/m,
    )
    expect(await described()).toBe('a case [sweep 2020-01-01T00:00Z/PT6H, told]')
    const again = await run(await action.there.comment('responder', number, '/note 三'))
    expect(again.log).toMatch(/^::warning title=Hikeshi::定期巡回が 2020-01-01T00:00Z から動いていません/m)
    const told = (await ours(number)).filter((body) => body.includes('hikeshi:sweep-late'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/@officer 定期巡回が 2020-01-01.* から動いていません/)

    await run(undefined, { inputs: { run: 'sweep' } })
    expect(await described()).toMatch(/^a case \[sweep 20(?!20).*\/PT6H\]$/)
  })

  it('R4.4-5 a run says by which key it seals, or that it has none; token and keys are masked before anything else', async () => {
    const { sandbox, token } = action.there
    const { key } = sealerFrom(sandbox.secrets.privateKey, 'none')
    const keyed = await run(undefined, { inputs: { run: 'verify', locale: 'en' } })
    expect(keyed.summary).toContain(`\`${key}\``)
    expect(keyed.log).toContain('::add-mask::')
    const said = keyed.log.replaceAll(/::add-mask::.*/g, '') + keyed.summary
    expect(said).not.toContain(token)
    expect(said).not.toContain('PRIVATE KEY')
    const bare = await run(undefined, { inputs: { run: 'verify', locale: 'en', key: '' } })
    expect(bare.summary).toContain('This run has no key for seals')
  })

  it('checks the policy of the checkout, with a place for each finding', async () => {
    await mkdir(join(action.there.folder, '.github'), { recursive: true })
    const file = join(action.there.folder, '.github/hikeshi.yml')
    const policy = defaultPolicy() ?? ''
    await writeFile(file, policy)
    const sound = await run(undefined, { inputs: { run: 'check' } })
    expect({ ...sound, log: '' }).toMatchObject({ code: 0, outputs: { findings: '2' } })
    expect(sound.log).toMatch(/^::warning title=phone-placeholder,file=\.github\/hikeshi\.yml,line=10,col=10::/m)
    await writeFile(file, policy.replace('start: reported', 'start: reportd'))
    const broken = await run(undefined, { inputs: { run: 'check', token: '' } })
    expect(broken.code).toBe(1)
    expect(Number(broken.outputs.findings)).toBeGreaterThan(0)
    expect(broken.log).toMatch(/^::error title=[\w-]+,file=\.github\/hikeshi\.yml,line=\d+,col=\d+::/m)
  })

  it('R8-1 refused: a policy that lies outside the checkout, or in git’s own files, is not read, and nothing of it is shown', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'hikeshi-outside-'))
    const secret = 'not-to-be-shown'
    await writeFile(join(outside, 'secret.yml'), `${secret}: 1\n`)
    await mkdir(join(action.there.folder, '.git'), { recursive: true })
    await writeFile(join(action.there.folder, '.git/config'), `${secret}: 1\n`)
    await symlink(join(outside, 'secret.yml'), join(action.there.folder, 'link.yml'))
    await symlink(outside, join(action.there.folder, 'folder'))
    await symlink('.git', join(action.there.folder, 'git'))
    const ways = ['link.yml', 'folder/secret.yml', 'git/config', '.git/config', join(outside, 'secret.yml')]
    for (const policy of [...ways, join('..', basename(outside), 'secret.yml')]) {
      const ran = await run(undefined, { inputs: { run: 'check', policy, token: '' } })
      expect(ran.code, policy).toBe(1)
      expect(`${ran.log}${ran.summary}`, policy).not.toContain(secret)
      expect(ran.log, policy).toMatch(/is no file of the checkout|cannot be read/)
    }
    await rm(outside, { recursive: true })
  })

  it('on the pull request of a policy, judges the recorded cases by it: bounded, and without a word of theirs', async () => {
    const number = await opened()
    await run(await action.there.comment('responder', number, '/contain 回線を抜いた'))
    await run(await action.there.comment('officer', number, '/set severity high'))
    await mkdir(join(action.there.folder, '.github'), { recursive: true })
    const file = join(action.there.folder, '.github/hikeshi.yml')
    const policy = defaultPolicy() ?? ''
    const proposed: Event = { name: 'pull_request', payload: { action: 'opened', pull_request: { number: 1 } } }
    const inputs = { run: 'check', locale: 'en' }
    await writeFile(file, policy)
    const same = await run(proposed, { inputs })
    expect(same, same.log).toMatchObject({ code: 0, outputs: { findings: '2' } })
    expect(same.summary).toMatch(/\d+ cases, \d+ requests: every answer would be the same\./)
    const stricter = policy.replace(
      /(severity:\n {4}kind: choice[\s\S]*?set-by: )\[officer, deputy, executive\]/,
      '$1[deputy, executive]',
    )
    expect(stricter).not.toBe(policy)
    await writeFile(file, stricter)
    const changed = await run(proposed, { inputs })
    expect(changed.summary, changed.log).toContain('would have gone otherwise')
    expect(changed.summary).toContain(`- #${number} (`)
    expect(changed.summary).not.toMatch(/回線|夜中|responder/)
    expect((await run({ ...proposed, name: 'push' }, { inputs })).summary).not.toContain('recorded cases')
  })

  it('verifies the records', async () => {
    await opened()
    const ran = await run(undefined, { inputs: { run: 'verify' } })
    expect(ran, ran.log).toMatchObject({ code: 0, outputs: { findings: '0' } })
    // The embedded GitHub signs nothing, which whoever reads the result must know.
    expect(ran.summary).toMatch(/署名の有無は確かめていません|signed was not judged/)
  })

  it.each(['verify', 'report', 'audit'])(
    'R4.4-5 %s fails where there is no record, and says what is missing',
    { timeout: 240_000 },
    async (asked) => {
      const { runbooks } = action.there.sandbox.repos
      const at = (repository: string, locale: string) =>
        run(undefined, { inputs: { run: asked, locale }, env: { GITHUB_REPOSITORY: repository } })
      const missing = await at(runbooks, 'en')
      expect(missing, missing.log).toMatchObject({ code: 1, outputs: { findings: '1' } })
      expect(missing.log).toContain(
        `::error title=record-missing::There is no record: ${runbooks} has no branch "hikeshi".`,
      )
      expect((await at(runbooks, 'ja')).summary).toContain('「hikeshi」ブランチがありません')
      // Where there is no record there is no policy whose language it could have.
      expect((await at(runbooks, '')).log).toMatch(/record-missing::.*ブランチがありません.* \/ There is no record:/)
      const mistyped = await at(`${action.there.sandbox.org}/incident`, 'en')
      expect(mistyped.code).toBe(1)
      expect(mistyped.log).toContain(
        `There is no record: there is no repository ${action.there.sandbox.org}/incident, or this token does not reach it: look at the name and at what the token may read.`,
      )
    },
  )

  it('R5-1 R5-2 draws up the operation check: the document as summary, the data as file, and no failure of the run', async () => {
    const number = await opened()
    await run(await action.there.comment('responder', number, '/contain 回線を抜いた'))
    const ran = await run(undefined, { inputs: { run: 'audit', locale: 'en' } })
    expect(ran, ran.log).toMatchObject({ code: 0, outputs: { report: expect.stringContaining(action.there.folder) } })
    expect(ran.summary).toContain('## Operation check')
    expect(ran.summary.match(/^\| R\d/gm)).toHaveLength(48)
    const { requirements } = JSON.parse(await readFile(ran.outputs.report ?? '', 'utf8'))
    const findings = requirements.flatMap((one: { findings: unknown[] }) => one.findings)
    expect(ran.outputs.findings).toBe(String(findings.length))
    expect(findings[0]).toMatchObject({ what: expect.any(String), remedy: expect.any(String) })
    const stateOf = (clause: string) => requirements.find((one: { clause: string }) => one.clause === clause).state
    // Nobody has been given the edition for customers and persons covered yet.
    expect([stateOf('R8-1'), stateOf('R8-2')]).toEqual(['fails', 'shown'])
  })

  it('R4.4-5 writes the register as files, and nothing of a case into the summary', async () => {
    const number = await opened()
    const ran = await run(undefined, { inputs: { run: 'report', locale: 'en' } })
    expect(ran, ran.log).toMatchObject({ code: 0, outputs: { report: expect.stringMatching(/report\.html$/) } })
    const page = ran.outputs.report ?? ''
    expect(await readFile(page, 'utf8')).toContain(`#${number}`)
    const { register } = JSON.parse(await readFile(join(dirname(page), 'register.json'), 'utf8'))
    expect(ran.summary).toContain(`The report of ${register.length} incidents`)
    expect(ran.summary).not.toContain('A strange login')
  })
})
