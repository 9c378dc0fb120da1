import type { Directory } from '../../case/context.ts'
import { processesIn, whoNeedsWhat } from '../../doctor/who-needs-what.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { adoptingRole } from '../../policy/policy-ledger.ts'
import type { Observation, Reader } from './reader.ts'

/** The readers of a repository, as far as a document may say so (R8-1). */
export interface ReadersShown {
  repository: string
  /** Read by few alone. */
  restricted: boolean
  seen:
    | { kind: 'unseen'; needs: string }
    | { kind: 'named'; readers: readonly Reader[]; strangers: readonly Reader[] }
    | { kind: 'counted'; readers: number; strangers: number }
}

/**
 * The people who work on a matter for few are themselves for those few: unless a document stays with them (`forFew`), readers of
 * restricted repositories are counted and not named (R8-2). Strangers are those who can read it and have no role in any of
 * its processes.
 */
export function readersShown(
  policy: Policy,
  directory: Directory,
  repository: string,
  found: Observation<readonly Reader[]>,
  forFew: boolean,
): ReadersShown {
  const ids = Object.keys(policy.repositories).filter((id) => policy.repositories[id] === repository)
  const restricted = processesIn(policy, ids).some((process) => process.restricted)
  if (found.kind === 'unseen') return { repository, restricted, seen: found }
  const readers = found.value
  const entitled = restricted ? entitledIn(policy, directory, ids) : undefined
  const strangers = readers.filter(
    ({ id, login, owner }) => entitled !== undefined && !owner && !login.endsWith('[bot]') && !entitled.has(id),
  )
  return {
    ...{ repository, restricted },
    seen:
      restricted && !forFew
        ? { kind: 'counted', readers: readers.length, strangers: strangers.length }
        : { kind: 'named', readers, strangers },
  }
}

/** The people entitled there: they act, take note of something, or answer for the records, wherever they lie. */
function entitledIn(policy: Policy, { roles }: Directory, ids: readonly string[]): ReadonlySet<number> {
  const taking = processesIn(policy, ids).flatMap(({ acknowledgements }) =>
    Object.values(acknowledgements).flatMap(({ by, 'recorded-by': recorders }) => [...by, ...recorders]),
  )
  const named = [...whoNeedsWhat(policy, ids).map(({ role }) => role), ...taking, adoptingRole(policy) ?? '']
  const holding = named.flatMap((role) => [role, policy.roles[role]?.['of-case']?.default ?? role])
  return new Set(holding.flatMap((role) => (roles.get(role) ?? []).map(({ id }) => id)))
}
