import type { Looked, Operation, OperationFinding } from '../operation.ts'

/** Whether something in the policy asks for this requirement: a gate, a field, a transition, a notice. */
export function asks({ policy }: Operation, clause: string): Looked {
  // A deadline asks for nothing by itself, and an invariant speaks of what is asked for elsewhere.
  const { clocks, invariants, ...rest } = policy
  return { findings: cites(rest, clause) ? [] : [{ code: 'policy-silent' }], by: { policy: true } }
}

const cites = (value: unknown, clause: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, part]) => (key === 'clause' && part === clause) || cites(part, clause))

/** Shown to customers and persons covered, and only to them (R8-1). */
export const privacy = ({ publicRepositories }: Operation): Looked => ({
  findings:
    publicRepositories === 'not-checked'
      ? []
      : publicRepositories.map((subject): OperationFinding => ({ code: 'repository-public', subject })),
  by: { policy: true },
})

/** What is read by few lies where few can read (R8-2). */
export function apart({ policy }: Operation): Looked {
  const placeOf = (id: string) => policy.repositories[policy.processes[id]?.repository ?? '']
  const [few, others] = [true, false].map((restricted) =>
    Object.keys(policy.processes).filter((id) => policy.processes[id]?.restricted === restricted),
  )
  const shared = (few ?? []).filter((id) => (others ?? []).some((other) => placeOf(other) === placeOf(id)))
  return { findings: shared.map((subject) => ({ code: 'same-place', subject })), by: { policy: true } }
}

/** The history of revisions begins with something (R9-5); what was adopted since follows from the record. */
export const history = ({ policy }: Operation): Looked => ({
  findings: policy.history.length === 0 ? [{ code: 'policy-silent' }] : [],
  by: { policy: true },
})

/** The board is somebody (R4.4-2). */
export function board({ policy, directory }: Operation): Looked {
  const roles = Object.values(policy.processes).flatMap(({ acknowledgements }) =>
    Object.values(acknowledgements).flatMap(({ by, 'recorded-by': others }) => (others.length > 0 ? [] : by)),
  )
  const empty =
    directory === 'not-checked' ? [] : roles.filter((role) => (directory.roles.get(role) ?? []).length === 0)
  return {
    findings: [...new Set(empty)].map((subject) => ({ code: 'board-of-nobody', subject })),
    by: { policy: true },
  }
}
