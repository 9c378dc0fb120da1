import type { Evidence } from '../../../findings/evidence.schema.ts'
import type { LookedAtOperation } from '../operation.ts'
import { realCases } from '../rules/of-cases.ts'
import { endedChecks } from '../rules/signed-checks.ts'
import { lineOf } from './line-of.ts'
import { effectsJudged, firstCompleted } from './of-reports.ts'

/** Ledgers that the app vouches for to their last line, each by its first: it stays where it is (R4.4-5). */
export const sealedLedgers = (operation: LookedAtOperation): Evidence[] =>
  operation.records === 'not-checked' ? [] : realCases(operation).map((one) => lineOf(one, 0))

/** Operation checks that somebody has signed (R5-1). */
export const signatures = (operation: LookedAtOperation): Evidence[] =>
  endedChecks(operation).map((one) => lineOf(one, one.case.approvals.at(-1)?.seq ?? one.case.path.at(-1)?.seq ?? 0))

/** Each response was looked at afterwards: whether its measures worked, or in a check that was signed later (R5-2). */
export function checkedAfterwards(operation: LookedAtOperation): Evidence[] {
  const since = firstCompleted(operation)
  const later = endedChecks(operation).filter(
    ({ case: { path } }) => since !== undefined && Date.parse(path.at(-1)?.at ?? '') > Date.parse(since),
  )
  return [...effectsJudged(operation), ...signatures({ ...operation, cases: later })]
}

/** Everybody who is to have the edition has it, and GitHub tells who can read (R8-1). */
export function editionsGiven(operation: LookedAtOperation): Evidence[] {
  const { holdings, cases } = operation
  const isGiven = holdings.length > 0 && holdings.every(({ state }) => state === 'current' || state === 'exempt')
  if (!isGiven) return []
  return cases.flatMap((one) => {
    const given = holdings.filter(({ case: at }) => at?.issue === one.case.issue && at.repository === one.repository)
    return given.length === 0 ? [] : one.case.acknowledgements.slice(-1).map(({ seq }) => lineOf(one, seq))
  })
}

/** The readers of papers for few were looked at, and each of them has a part in those (R8-2). */
export const readByFew = ({ readers }: LookedAtOperation): Evidence[] =>
  (readers === 'not-checked' ? [] : readers).flatMap(({ repository, restricted, seen }) =>
    restricted && seen.kind !== 'unseen' && !hasStrangers(seen) ? [{ kind: 'readers' as const, of: repository }] : [],
  )

const hasStrangers = (seen: { strangers: number | readonly unknown[] }): boolean =>
  typeof seen.strangers === 'number' ? seen.strangers > 0 : seen.strangers.length > 0

/** Each adoption adds to the history of revisions (R9-5). */
export const revisionsKept = ({ adoptions }: LookedAtOperation): Evidence[] =>
  adoptions.map(({ seq }) => ({ kind: 'adoption', seq }))
