import type { View } from '../commands/decision.ts'
import { settersOf } from '../commands/record-answers.ts'
import type { Reason } from '../refusals/reason.ts'
import { REFUSALS, type Turn } from '../refusals/refusals.ts'
import { ownProperty } from '../values/own-property.ts'

/** Roles that can take a reason away; undefined where it lies with whoever asked, or with nobody of the case. */
export function whoActs(
  { policy, process }: Pick<View, 'policy' | 'process'>,
  { code, params }: Reason,
): readonly string[] | undefined {
  const one = (key: string): string => (typeof params?.[key] === 'string' ? params[key] : '')
  const roles = [params?.roles ?? []].flat()
  const turn: Turn = REFUSALS[code].turn
  switch (turn) {
    case 'asker':
      return undefined
    case 'setters':
      return settersOf({ policy }, one('field'))
    case 'roles':
      return roles
    case 'roles-or-recorders':
      return [...roles, ...(ownProperty(process.acknowledgements, one('what'))?.['recorded-by'] ?? [])]
    case 'role':
      return [one('role')]
    case 'acceptors':
      return process.findings?.['accepted-by'] ?? []
    case 'approvers':
      return approversOf(process, one('pull'))
    case 'organisation':
      return policy.organisation.by
    case 'recorders':
      return policy.defaults['set-by']
    case 'nobody':
      return []
  }
}

const approversOf = ({ transitions }: View['process'], pull: string): string[] => [
  ...new Set(
    transitions.flatMap(({ gates }) =>
      gates.flatMap((gate) =>
        gate.kind === 'pull-request' && gate['pull-request'] === pull ? gate['approved-by'] : [],
      ),
    ),
  ),
]
