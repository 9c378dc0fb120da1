import { allWords } from '../policy/basics.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { suggestion } from '../runbook/suggest.ts'
import { ownProperty } from '../values/own-property.ts'
import { type Finding, finding, findingAbout, warning } from './finding.ts'
import type { DroppedSafeguard } from './safeguards/dropped.ts'
import { droppedSafeguards } from './safeguards/dropped-safeguards.ts'
import { isNoReason } from './unwritten.ts'

/** A safeguard of its base that a policy drops is named with clause and reason, and nothing else is (R9-2). */
export function checkSafeguards(base: Policy | undefined, policy: Policy): Finding[] {
  const dropped = base === undefined ? [] : droppedSafeguards(base, policy)
  const stated = new Set(policy.without.map(({ safeguard }) => safeguard))
  return [
    ...dropped
      .filter(({ safeguard }) => !stated.has(safeguard))
      .map(({ safeguard, clause, how, path }) =>
        findingAbout(how === 'weakened' ? 'safeguard-weakened' : 'safeguard-dropped', path, { safeguard, clause }),
      ),
    ...(base === undefined ? [] : withoutWork(base, policy)),
    ...policy.without.flatMap((statement, at): Finding[] => {
      const { safeguard, clause, reason } = statement
      const path = ['without', at]
      const one = dropped.find((other) => other.safeguard === safeguard)
      const near = suggestion(
        safeguard,
        dropped.map((other) => other.safeguard),
      )
      return [
        ...(one === undefined ? [finding('safeguard-kept', [...path, 'safeguard'], { safeguard }, near)] : []),
        ...(one !== undefined && base !== undefined && !clausesOf(base, one).includes(clause)
          ? [finding('safeguard-clause', [...path, 'clause'], { safeguard, clause: one.clause, named: clause })]
          : []),
        ...(policy.without.findIndex((other) => other.safeguard === safeguard) < at
          ? [finding('repeated-id', [...path, 'safeguard'], { id: safeguard })]
          : []),
        ...(allWords(reason).some(isNoReason)
          ? [warning('reason-placeholder', [...path, 'reason'], { safeguard })]
          : []),
      ]
    }),
  ]
}

/** A work that is taken away leaves the systems it ran on: what nothing runs on any more has no priority of its own (R4.1-4). */
const withoutWork = ({ systems }: Policy, after: Policy): Finding[] =>
  Object.entries(systems).flatMap(([system, { works }]) => {
    const now = ownProperty(after.systems, system)
    const isLeft = works.length > 0 && now?.works.length === 0 && now.override === undefined
    return isLeft ? [findingAbout('system-without-work', ['systems', system], { system })] : []
  })

/** A process that is dropped is of every clause that it cites. */
function clausesOf(base: Policy, { safeguard, clause }: DroppedSafeguard): string[] {
  const process = ownProperty(base.processes, safeguard)
  const cited = process === undefined ? [] : (JSON.stringify(process).match(/(?<="clause":")[^"]+/g) ?? [])
  return [clause, ...cited, ...(process?.restricted === true ? ['R8-2'] : [])]
}
