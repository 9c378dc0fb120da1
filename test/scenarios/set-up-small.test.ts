import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { emptyFolder, hikeshi } from '../hosts/cli/hikeshi.ts'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { at, BEFORE } from './walk.ts'

/** The holders of roles, and who plays whom: on the embedded GitHub each account is one of its people. */
const COMPANIES = [
  {
    of: 'two',
    locale: 'ja',
    roles: {
      officer: 'aoki',
      deputy: 'mori',
      representative: 'mori',
      sysadmin: 'aoki',
      responder: 'aoki,mori',
      board: 'aoki,mori',
      investigator: 'aoki',
      decider: 'mori',
    },
    // A role that is not the one is the other.
    plays: { responder: 'officer', sysadmin: 'officer', executive: 'deputy', board: 'deputy' },
    few: true,
  },
  {
    of: 'eight',
    locale: 'en',
    roles: {
      officer: 'aoki',
      deputy: 'mori',
      representative: 'hara',
      sysadmin: 'sato,kato',
      responder: 'sato,kato,abe',
      board: 'hara,endo',
      investigator: 'mori',
      decider: 'hara,ono',
    },
    plays: {},
    few: false,
  },
] as const

describe.each(COMPANIES)('a company of $of, set up from nothing ($locale)', ({ locale, roles, plays, few }) => {
  let office: Company | undefined
  afterAll(() => office?.stop())

  /** The company's own file as `init` lays it and `check` proves it. */
  const laid = async (language: 'ja' | 'en'): Promise<string> => {
    const folder = await emptyFolder()
    const named = Object.entries(roles).flatMap(([role, who]) => ['--person', `${role}=${who}`])
    const company = ['--company', 'Acme', '--phone', '03-5550-0100', '--locale', language]
    const where = ['--mode', 'app', '--repository', 'acme/incidents', ...company]
    expect(await hikeshi(folder, 'init', ...where, ...named)).toMatchObject({ code: 0, err: '' })
    const own = await readFile(join(folder, '.github/hikeshi.yml'), 'utf8')
    expect(own.includes('people: few')).toBe(few)
    expect(own).toContain(`locale: ${language}\n`)
    expect(own.split('\n').length).toBeLessThanOrEqual(120)
    expect(await hikeshi(folder, 'check', '.github/hikeshi.yml')).toMatchObject({ code: 0, err: '' })
    return own
  }

  let own: Promise<string> | undefined
  const itsOwn = (): Promise<string> => {
    own ??= laid(locale)
    return own
  }

  it('R4.2-1 R9-2 is laid and proved in the other language, with the same people', async () => {
    const other = await laid(locale === 'ja' ? 'en' : 'ja')
    // Behind each stands its name in the language of the file.
    const people = (text: string) => text.match(/^ {2}[a-z]+: \[[^\]]*\]/gm) ?? []
    expect(people(other).length).toBeGreaterThan(0)
    expect(people(other)).toEqual(people(await itsOwn()))
  }, 600_000)

  it('R4.2-1 R1-3 is proved, adopted, and goes with one incident from the report to closed', async () => {
    const here = await company(laidOut(await itsOwn()))
    office = here
    const cast: Readonly<Record<string, string>> = plays
    const walked: Company = { ...here, as: (login) => here.as(cast[login] ?? login) }
    const number = few ? await learnt(walked) : await at(walked, 'closed')
    if (few) {
      // One person is officer and administrator: what he has approved twice is one pair of eyes.
      const answer = await walked.as('officer').says(number, '/phase closed')
      expect(await here.refusal(number)).toEqual(['pull-request-by-one R4.4-1'])
      expect(answer).toContain('`deputy`')
      await walked.as('deputy').says(number, '/approve prevention')
      await walked.as('officer').says(number, '/phase closed')
    }
    expect(await here.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(await here.phase(number)).toBe('closed')
    expect((await here.verify()).findings).toEqual([])
  }, 600_000)

  if (!few) return

  const played = (): { here: Company; walked: Company } => {
    const here = office ?? expect.fail('It is set up')
    const cast: Readonly<Record<string, string>> = plays
    return { here, walked: { ...here, as: (login) => here.as(cast[login] ?? login) } }
  }

  it('R6-1 refused: one of two approves his own exception; allowed: the other one does', async () => {
    const { here } = played()
    const asked = { 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失した', 'exempt-scope': 'all' }
    const number = await file(here, 'officer', 'exception', { ...asked, 'exempt-until': '2027-03-31' })
    await here.as('officer').says(number, '/approve')
    expect(await here.phase(number)).toBe('requested')
    await here.as('deputy').says(number, '/approve')
    expect(await here.phase(number)).toBe('approved')
  })

  it('R4.1-1 allowed: a step says by role who looks, and what one person alone does', async () => {
    const { here, walked } = played()
    const number = await at(walked, 'eradication')
    expect(await here.status(number)).toContain('別の役割の人が確かめる（一人の会社では、日を改めて自分で確かめる）')
  })

  it('R4.1-1 refused: nobody is named who is not there: no 総務 in the steps, and none as the owner of a measure', async () => {
    const { here, walked } = played()
    const number = await at(walked, 'learning')
    expect(await here.status(number)).not.toMatch(/総務|全従業員|もう一人が/)
    await here.as('officer').says(number, '/action @soumu 2031-03-31 点検する')
    expect((await here.refusal(number))[0]).toMatch(/^unknown-account/)
  })

  it('R4.4-2 refused: nobody without a part in the members’ meeting takes note of the report; allowed: a member does', async () => {
    const { here, walked } = played()
    const number = await at(walked, 'learning')
    await walked.as('officer').says(number, '/set harm third-party: 盗難の被害')
    await BEFORE.closed(walked, number, { acknowledged: false })
    await here.as('reporter').says(number, '/acknowledge board-report')
    expect((await here.refusal(number))[0]).toMatch(/^not-for-you/)
    await walked.as('board').says(number, '/acknowledge board-report')
    await here.as('officer').says(number, '/phase closed')
    expect(await here.refusal(number)).not.toContain('board-report-unacknowledged R4.4-2')
    // Whom to put where there is no 取締役会, in the question itself.
    expect(await itsOwn()).toContain('board には社員総会にあたる社員全員か')
  })
})

/** Everything that closing asks for is there, and the plan is merged. */
async function learnt(walked: Company): Promise<number> {
  const number = await at(walked, 'learning')
  await BEFORE.closed(walked, number, {})
  return number
}
