import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { type Bases, packageBases } from '../../../src/adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../src/adapters/policy/check-policy-files.ts'
import { companyPolicy } from '../../../src/adapters/policy/company-policy.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { upgradeCommand } from '../../../src/hosts/cli/definitions/upgrade.ts'
import { laidOut } from '../../../src/hosts/cli/sandbox-set-up.ts'
import { defaultText, legalText } from '../../domain/policy-proof/policies.ts'
import { company } from '../../scenarios/company.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { resolvedOf } from '../../support/resolved-policy.ts'
import { given } from '../../support/story.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const NOW = '2030-01-01T00:00:00Z'

const OWN =
  '# Ours\nextends: default@1 # the base\ncompany: { name: Acme, phone: 03-5550-0100 }\nclocks: { retention: { length: P7Y } }\n'
const RAISED = OWN.replace('default@1', 'default@2')

/** A second base: a shorter deadline, another retention (which this company has of its own), and more that a gate asks for. */
function twoBases(): Bases {
  const second = defaultText()
    .replace('length: P10D', 'length: P9D')
    .replace('length: P5Y', 'length: P6Y')
    .replaceAll('facts: [eradication-measures]', 'facts: [eradication-measures, late-reason]')
  const values: Readonly<Record<string, unknown>> = { 'default@1': parse(defaultText()), 'default@2': parse(second) }
  return { names: Object.keys(values), value: (name) => values[name] }
}

async function checkout(text: string): Promise<{ dir: string; file(path: string): Promise<string> }> {
  const dir = await emptyFolder()
  await mkdir(join(dir, '.github'))
  await writeFile(join(dir, '.github/hikeshi.yml'), text)
  return { dir, file: (path) => readFile(join(dir, '.github', path), 'utf8') }
}

describe('hikeshi upgrade', () => {
  const bases = twoBases()
  afterEach(() => vi.unstubAllEnvs())

  const run = (...args: string[]) => runCommand(upgradeCommand(bases), ...args)

  it('R9-2 turns a whole file into own and whole, and a second time changes nothing', async () => {
    const whole = defaultText().replace('name: Example', 'name: Acme').replace('length: P5Y', 'length: P7Y')
    const { dir, file } = await checkout(whole)
    const turn = () => runCommand(upgradeCommand(packageBases()), '--dir', dir, '--own')
    expect((await turn()).out).toContain('効力のある内容は変わりません')
    const own = await file('hikeshi.yml')
    const policyOf = (text: string) => {
      const read = companyPolicy(text, { file: 'x', bases: packageBases() })
      return 'problems' in read ? read.problems : read.policy
    }
    expect(policyOf(await file('hikeshi.resolved.yml'))).toEqual(policyOf(own))
    expect((await turn()).out).toContain('すでに土台 default@1')
    expect(await file('hikeshi.yml')).toBe(own)
  })

  it.each(['renamed-phases', 'several-processes', 'one-repository'] as const)(
    'R9-2 turns one that shares little with the base, too (%s): in force is the same, and it may stay as it was',
    async (name) => {
      const whole = legalText(name)
      const { dir, file } = await checkout(whole)
      const { out } = await runCommand(upgradeCommand(packageBases()), '--dir', dir, '--own')
      expect(out).toMatch(/全体のファイルのままでも構いません|may as well stay a whole file/)
      const inForce = (text: string) => {
        const read = companyPolicy(text, { file: 'x', bases: packageBases() })
        if ('problems' in read) throw new Error(JSON.stringify(read.problems))
        const { base: _base, without: _without, invariants, ...rest } = read.policy
        return { ...rest, invariants: invariants.map((one) => JSON.stringify(one)).sort() }
      }
      expect(inForce(await file('hikeshi.yml'))).toEqual(inForce(whole))
      expect(inForce(await file('hikeshi.resolved.yml'))).toEqual(inForce(whole))
    },
  )

  it('R9-2 raises the base, and says in words what changes for this company and nothing else', async () => {
    const { dir, file } = await checkout(OWN)
    const { code, out } = await run('--dir', dir, '--locale', 'en')
    expect(code).toBe(0)
    expect(out).toContain('from default@1 to default@2')
    expect(out.split('\n')).toContain('- Changed: deadline “Prevention plan” length P10D → P9D')
    expect(out).toContain('gate “Eradication → Recovery” in Security incident (R4.3-1)')
    // This company has its own time for that.
    expect(out).not.toContain('P6Y')
    // Nobody looked at recorded cases, and that is said.
    expect(out).toContain('No recorded case was judged by it')
    expect(await file('hikeshi.yml')).toBe(RAISED)
    const review = { file: 'hikeshi.yml', text: RAISED, resolved: await file('hikeshi.resolved.yml') }
    expect(reviewPolicyFiles(review, { bases, now: NOW })).toEqual([])
    expect((await run('--dir', dir, '--locale', 'en')).out).toContain('is the newest base')
  })

  it('R9-2 replays the recorded cases of a checkout: which would have gone otherwise, and by which clause', async () => {
    const { dir } = await checkout(OWN)
    const records = await emptyFolder()
    execFileSync('git', ['init', '-q'], { cwd: records })
    const store = ['hash-object', '-w', '--stdin']
    const sha = String(execFileSync('git', store, { cwd: records, input: resolvedOf(OWN) ?? '' })).trim()
    const { told } = given(...incidentIn('closed'))
    await mkdir(join(records, 'ledger/2030'), { recursive: true })
    await writeFile(join(records, 'ledger/2030/000001.jsonl'), printLedger(recordedCase(told, { policy: sha })))
    const { code, out } = await run('--dir', dir, '--records', records)
    expect(code).toBe(0)
    expect(out).toContain('1 件の案件で結果が変わります')
    expect(out).toMatch(/差し戻される: move recovery \(R4\.3-1\)/)
  })

  it('R9-2 what the check finds in the raised policy is told, and is an outcome of its own', async () => {
    const { dir, file } = await checkout(`${OWN}processes: { exception: { excluded: null } }\n`)
    const { code, out } = await run('--dir', dir, '--locale', 'en')
    expect([code, out]).toEqual([1, expect.stringContaining('hikeshi.yml:5 safeguard-dropped')])
    expect(await file('hikeshi.yml')).toContain('default@2')
  })

  it.each([
    ['a whole file has no base to raise', 'upgrade --own', async () => ['--dir', (await checkout(defaultText())).dir]],
    ['nothing is there', 'hikeshi init', async () => ['--dir', await emptyFolder()]],
    ['a pull request on no repository', '--repo owner/name', async () => ['--pull-request']],
    ['two places at once', '--repo takes the place', async () => ['--dir', '.', '--repo', 'a/b']],
  ])('refused: %s', async (_what, told, args) => {
    const { code, err } = await run('--locale', 'en', ...(await args()))
    expect([code, err]).toEqual([2, expect.stringContaining(told)])
  })

  it('R9-2 on GitHub: shows the same and writes nothing, then opens the pull request with every file that follows', async () => {
    const office = await company(laidOut(OWN))
    try {
      const repo = office.sandbox.repos.incidents
      const app = ['--app', office.sandbox.app.slug]
      vi.stubEnv('GITHUB_API_URL', office.sandbox.url)
      vi.stubEnv('GITHUB_TOKEN', office.sandbox.tokens.admin ?? '')
      const number = await office.as('reporter').report('メールが開けない', { labels: ['hikeshi: incident'] })
      await office.as('officer').says(number, '/set kind malware')
      const pulls = async () =>
        (await office.call('admin', 'GET', `/repos/${repo}/pulls`)).body as {
          number: number
          body: string
          head: { ref: string }
        }[]
      const shown = await run('--repo', repo, ...app, '--locale', 'en')
      expect([shown.code, shown.err, await pulls()]).toEqual([0, '', []])
      expect(shown.out).toMatch(/P10D → P9D[\s\S]*1 cases.*every answer would be the same[\s\S]*Nothing was written/)
      const opened = await run('--repo', repo, ...app, '--pull-request')
      const [pull, ...more] = await pulls()
      expect(more).toEqual([])
      expect(opened.out).toContain(`/${repo}/pull/${pull?.number}`)
      expect(pull?.body).toMatch(/P10D → P9D[\s\S]*どれも同じ結果[\s\S]*\/adopt/)
      const text = async (path: string) => {
        const { body } = await office.call('admin', 'GET', `/repos/${repo}/contents/${path}?ref=${pull?.head.ref}`)
        return Buffer.from((body as { content?: string }).content ?? '', 'base64').toString('utf8')
      }
      const own = await text('.github/hikeshi.yml')
      expect(own).toBe(RAISED)
      const resolved = await text('.github/hikeshi.resolved.yml')
      expect(reviewPolicyFiles({ file: 'hikeshi.yml', text: own, resolved }, { bases, now: NOW })).toEqual([])
      // Asked twice, it is the same one.
      expect((await run('--repo', repo, ...app, '--pull-request')).out).toContain(`/pull/${pull?.number}`)
      expect(await pulls()).toHaveLength(1)
    } finally {
      await office.stop()
    }
  })
})
