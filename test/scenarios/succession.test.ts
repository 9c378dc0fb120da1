import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkPolicyText } from '../../src/adapters/policy/check-policy-text.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Node, withPhaseRenamed } from './change-policy.ts'
import { type Company, company } from './company.ts'
import { columnOf } from './report.ts'
import { at, recordOf } from './walk.ts'

const FILE = '.github/hikeshi.yml'

/** The default policy, with a phase and a field under other names that succeed the old ones. */
function renamed(): string {
  // Its words stay, and with them the board's columns.
  const label = { ja: '分析', en: 'Analysis' }
  const policy = withPhaseRenamed(parse(readyPolicy()) as Node, 'analysis', 'triage', {
    ...{ label, steps: 'analysis', succeeds: ['analysis'] },
  })
  return stringify(policy)
    .replaceAll(/\bcause\b(?=[,\]:} ]|$)/gm, 'root-cause')
    .replace(/^ {2}root-cause:\n/m, '  root-cause:\n    succeeds: [cause]\n')
}

describe('a policy that changes under cases', () => {
  let office: Company
  let number: number
  let sha: string
  const as: Company['as'] = (login) => office.as(login)
  beforeAll(async () => {
    office = await company()
    number = await at(office, 'analysis')
    await as('officer').says(number, recordOf({ cause: '置き引き' }))
  })
  afterAll(() => office.stop())

  it('the changed policy is legal', () => {
    expect(checkPolicyText(renamed(), 'hikeshi.yml')).toEqual([])
  })

  it('a case goes on where it stood, in the successors of its phase and fields', async () => {
    const path = `/repos/${office.sandbox.repos.incidents}/contents/${FILE}`
    const { sha: before } = (await office.call('admin', 'GET', path)).body as { sha: string }
    const content = Buffer.from(renamed()).toString('base64')
    const put = await office.call('admin', 'PUT', path, { message: 'Rename', sha: before, content })
    sha = (put.body as { content: { sha: string } }).content.sha
    await office.sandbox.idle()
    await as('officer').says(number, `/adopt ${sha}`)
    await office.control('POST', '/sweep')
    expect(await office.phase(number)).toBe('triage')
    expect(await office.status(number)).toContain('置き引き')
  })

  it('R4.2-2 allowed: what was recorded under the old name opens the gate under the new one', async () => {
    await as('responder').says(number, '/contain 遠隔でロックした')
    await as('officer').says(number, recordOf({ systems: 'staff-devices', severity: 'medium', damage: '端末1台' }))
    await as('responder').says(number, '/evidence "操作の記録" "保管庫"')
    await as('sysadmin').moves(number, columnOf('eradication'))
    expect(await office.phase(number)).toBe('eradication')
    expect((await office.ledger(number)).at(-1)?.policy).toBe(sha)
  })

  it('refused: the old name of the phase leads nowhere any more, and the way back has the new one', async () => {
    await as('responder').says(number, '/phase analysis')
    expect(await office.phase(number)).toBe('eradication')
    await as('responder').says(number, '/phase triage 見立てが誤っていた')
    expect(await office.phase(number)).toBe('triage')
    expect((await office.verify()).findings).toEqual([])
  })
})
