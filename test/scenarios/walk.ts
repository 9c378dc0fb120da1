import type { FormInput } from '../../src/domain/issue-form/issue-body.ts'
import type { Company } from './company.ts'
import { report, STOLEN } from './report.ts'

export const ALL_PHASES = [
  'reported',
  'analysis',
  'containment',
  'eradication',
  'recovery',
  'learning',
  'closed',
] as const
export type Phase = (typeof ALL_PHASES)[number]

/** Below headings, as people copy it from the status comment. */
export const recordOf = (facts: Readonly<Record<string, string>>): string =>
  ['/record', ...Object.entries(facts).map(([field, value]) => `### ${field}\n${value}`)].join('\n')

export const FOUND = {
  category: 'breach',
  systems: 'staff-devices',
  severity: 'medium',
  damage: '端末1台',
  cause: '置き引き',
}
export const RECORD = {
  'response-record': '駅で盗まれ、遠隔で消去した',
  'business-resumption': '代替機で再開した',
  'stakeholder-impact': '影響なし',
}

/** The parts left out on purpose. */
interface Lacking {
  acknowledged?: boolean
}

const CONTAINED = recordOf({ 'containment-measures': '遠隔で消去した' })
const EVIDENCE = '/evidence 操作の記録 | 保管庫 | 保全済み'
const ERADICATED = recordOf({ 'eradication-measures': '証明書を失効させた' })
const RECOVERED = '/recovered staff-devices'
/** The lines to be said before the case may enter each phase up to the learning. */
const LINES: Record<Exclude<Phase, 'reported' | 'closed'>, readonly string[]> = {
  analysis: [],
  containment: [CONTAINED],
  eradication: [recordOf(FOUND), EVIDENCE],
  recovery: [ERADICATED],
  learning: [recordOf(RECORD), RECOVERED],
}

/** The facts to be said before the case may enter each phase, by the people who would; the entering itself is left to the test. */
export const BEFORE: Record<
  Exclude<Phase, 'reported'>,
  (company: Company, number: number, lacking: Lacking) => Promise<void>
> = {
  analysis: async () => undefined,
  containment: async ({ as }, number) => {
    await as('responder').says(number, CONTAINED)
  },
  eradication: async ({ as }, number) => {
    await as('officer').says(number, recordOf(FOUND))
    await as('responder').says(number, EVIDENCE)
  },
  recovery: async ({ as }, number) => {
    await as('sysadmin').says(number, ERADICATED)
  },
  learning: async ({ as }, number) => {
    await as('responder').says(number, recordOf(RECORD))
    await as('sysadmin').says(number, RECOVERED)
  },
  closed: async (company, number, { acknowledged = true }) => {
    await prevent(company, number)
    const { as } = company
    await as('officer').says(number, recordOf({ 'went-wrong': '報告が遅れた', 'went-well': '消去は速かった' }))
    await as('officer').says(number, '/set harm third-party: 盗難の被害')
    if (acknowledged) await as('board').says(number, '/acknowledge board-report')
    await notify(company, number)
    await as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
  },
}

/** Both notices with a text of their parts, approved, and recorded customer by customer and group by group (R4.4-3). */
export async function notify({ as }: Company, number: number): Promise<void> {
  await as('officer').says(
    number,
    recordOf({ 'notice-summary': '端末が盗まれ、消去した。', 'notice-measures': '端末を暗号化する。' }),
  )
  await as('officer').says(number, DRAWN_AND_APPROVED)
  await as('officer').says(number, SENT)
}
export const DRAWN_AND_APPROVED =
  '/notice customers\n/notice persons-covered\n/approve customers\n/approve persons-covered'
/** By their ids, which are the same in every language. */
const GROUPS = 'employees, dispatched, contract, part-time, interns, contractors, directors'
export const SENT = `/sent customers via メール to 顧客 12\n/sent persons-covered via 社内掲示 to ${GROUPS} 40`

/** A case that has everything that the phase asks for, and stands just before it. */
export async function before(
  company: Company,
  phase: Exclude<Phase, 'reported'>,
  input: FormInput = STOLEN,
  missing: Lacking = {},
): Promise<number> {
  const number = await at(company, ALL_PHASES[ALL_PHASES.indexOf(phase) - 1] ?? 'reported', input)
  await BEFORE[phase](company, number, missing)
  return number
}

/** A case in a phase, by one comment of the officer: the way there is not what a test is about that begins with it. */
export async function at(company: Company, phase: Phase, input: FormInput = STOLEN): Promise<number> {
  const way = phase === 'closed' ? 'learning' : phase
  const number = await company.as('reporter').report(report(input))
  const lines = Object.entries(LINES)
    .slice(0, ALL_PHASES.indexOf(way))
    .flatMap(([step, said]) => [...said, `/phase ${step}`])
  if (lines.length > 0) await company.as('officer').says(number, lines.join('\n'))
  if (phase !== 'closed') return number
  await BEFORE.closed(company, number, {})
  await company.as('officer').says(number, '/phase closed')
  return number
}

/** The prevention plan, written on its branch, approved by both and merged (R4.4-1). */
export async function prevent(company: Company, number: number): Promise<number> {
  const { pull, path } = await planOf(company, number)
  const text = (await company.file(path, pull.head.ref)) ?? ''
  await company.as('sysadmin').writes(pull.head.ref, path, filledIn(text))
  await company.as('officer').approves(pull.number)
  await company.as('sysadmin').approves(pull.number)
  await company.as('officer').merges(pull.number)
  return pull.number
}

export async function planOf(company: Company, number: number) {
  const pull = (await company.pulls()).find(({ head }) => head.ref === `hikeshi/prevention/incidents/${number}`)
  if (pull === undefined) throw new Error(`No pull request for #${number}`)
  return { pull, path: `prevention/${new Date().getUTCFullYear()}/incidents-${number}.md` }
}

/** Words below both headings of the plan. */
export const filledIn = (plan: string): string =>
  plan
    .replace(/(<!-- hikeshi:section=technical[^\n]*\n)/, '$1端末を暗号化する\n')
    .replace(/(<!-- hikeshi:section=organisational[^\n]*\n)/, '$1持ち出しの決まりを改める\n')
