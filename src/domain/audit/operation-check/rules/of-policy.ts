import type { Operation, OperationFinding } from '../operation.ts'

/** Whether something in the policy asks for this requirement: a gate, a field, a transition, a notice. */
export function asks({ policy }: Operation, clause: string): OperationFinding[] {
  // A deadline asks for nothing by itself, and an invariant speaks of what is asked for elsewhere.
  const { clocks, invariants, ...rest } = policy
  return cites(rest, clause) ? [] : [{ code: 'policy-silent' }]
}

const cites = (value: unknown, clause: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, part]) => (key === 'clause' && part === clause) || cites(part, clause))

/** Shown to customers and persons covered, and only to them (R8-1). */
export const privacy = ({ publicRepositories }: Operation): OperationFinding[] =>
  publicRepositories === 'not-checked'
    ? []
    : publicRepositories.map((subject) => ({ code: 'repository-public', subject }))

/** Papers read by few lie where few can read (R8-2). */
export function apart({ policy }: Operation): OperationFinding[] {
  const placeOf = (id: string) => policy.repositories[policy.processes[id]?.repository ?? '']
  const [few, others] = [true, false].map((restricted) =>
    Object.keys(policy.processes).filter((id) => policy.processes[id]?.restricted === restricted),
  )
  const shared = (few ?? []).filter((id) => (others ?? []).some((other) => placeOf(other) === placeOf(id)))
  return shared.map((subject) => ({ code: 'same-place', subject }))
}

/** The history of revisions begins with something (R9-5); what was adopted since follows from the record. */
export const history = ({ policy }: Operation): OperationFinding[] =>
  policy.history.length === 0 ? [{ code: 'policy-silent' }] : []

/** The board is somebody (R4.4-2). */
export function board({ policy, directory }: Operation): OperationFinding[] {
  const roles = Object.values(policy.processes).flatMap(({ acknowledgements }) =>
    Object.values(acknowledgements).flatMap(({ by, 'recorded-by': others }) => (others.length > 0 ? [] : by)),
  )
  const empty =
    directory === 'not-checked' ? [] : roles.filter((role) => (directory.roles.get(role) ?? []).length === 0)
  return [...new Set(empty)].map((subject) => ({ code: 'board-of-nobody', subject }))
}

/** The persons covered are kept by groups, and something waits until each group was told (R2-1). */
export function groups({ policy }: Operation): OperationFinding[] {
  const waits = Object.values(policy.processes).some(({ transitions, notices }) =>
    [
      ...transitions.flatMap(({ gates }) => gates.map((gate) => gate.kind === 'acknowledged-by-all' && gate.groups)),
      ...Object.values(notices).map((notice) => notice.groups),
    ].some(Boolean),
  )
  return waits && Object.keys(policy.groups ?? {}).length > 0 ? [] : [{ code: 'policy-silent' }]
}
