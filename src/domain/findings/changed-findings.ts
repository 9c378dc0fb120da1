import type { Judgement, OperationFinding } from '../audit/operation-check/operation.ts'
import type { EventOf } from '../case/event.schema.ts'
import type { Evidence, State } from './evidence.schema.ts'
import { type Findings, type FoundFinding, standing } from './findings.ts'

type Changed = EventOf<'findings-changed'>
type States = Record<string, { state: State; evidence: Evidence[] }>

/**
 * The findings of the operation check that the ledger does not tell yet; undefined where they agree, so that two who look
 * at once write it down once. A finding keeps its id while the case is open, also where it was gone meanwhile.
 */
export function changedFindings(before: Findings | undefined, judged: readonly Judgement[]): Changed | undefined {
  const now = new Map(
    judged.flatMap(({ clause, findings }) => findings.map((one) => [keyOf({ clause, ...one }), { clause, ...one }])),
  )
  const known = new Map((before?.all ?? []).map((one) => [keyOf(one), one]))
  let last = Math.max(0, ...(before?.all ?? []).map(({ id }) => Number(id.slice(1))))
  const details: Record<string, string> = {}
  const found = [...now].flatMap(([key, one]): FoundFinding[] => {
    const same = known.get(key)
    const detail = one.detail ?? ''
    if (same !== undefined && same.gone === undefined && same.detail === detail) return []
    if (same === undefined) last += 1
    const id = same?.id ?? `f${last}`
    if (detail !== '') details[id] = detail
    return [{ id, ...withoutDetail(one) }]
  })
  const gone = standing(before).flatMap((one) => (now.has(keyOf(one)) ? [] : [one.id]))
  const states = statesOf(before, judged)
  const same = before !== undefined && canonical(before.states) === canonical(states)
  if (same && found.length === 0 && gone.length === 0) return undefined
  return {
    type: 'findings-changed',
    data: { found, gone, ...(same ? {} : { states }) },
    text: { details: JSON.stringify(details) },
  }
}

type Keyed = Pick<OperationFinding, 'subject' | 'case' | 'runbook'> & { clause: string; code: string }

const keyOf = ({ clause, code, subject, case: of, runbook }: Keyed): string =>
  JSON.stringify([clause, code, subject ?? '', of?.repository ?? '', of?.issue ?? 0, runbook ?? ''])

const withoutDetail = ({ clause, code, subject, case: of, runbook }: Keyed): Omit<FoundFinding, 'id'> => ({
  ...{ clause, code },
  ...(subject === undefined ? {} : { subject }),
  ...(of === undefined ? {} : { case: of }),
  ...(runbook === undefined ? {} : { runbook }),
})

/** More of it shows nothing more. */
const MOST_EVIDENCE = 3

/** The recorded evidence stays while it is still among what shows it: a new case alone changes nothing. */
function statesOf(before: Findings | undefined, judged: readonly Judgement[]): States {
  return Object.fromEntries(
    judged.map(({ clause, state, evidence }) => {
      const all = evidence.map((one) => JSON.stringify(one))
      const named = before?.states[clause]?.evidence ?? []
      const stands = named.length > 0 && named.every((one) => all.includes(JSON.stringify(one)))
      return [clause, { state, evidence: stands ? [...named] : evidence.slice(-MOST_EVIDENCE) }]
    }),
  )
}

const canonical = (states: Findings['states']): string =>
  JSON.stringify(
    Object.entries(states)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([clause, { state, evidence }]) => [clause, state, evidence]),
  )
