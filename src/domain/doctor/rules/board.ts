import { boardOptions } from '../../screen/projection.ts'
import { broken, type DoctorFinding, hint, type Mend } from '../doctor-finding.ts'
import type { SetUpFacts } from '../facts.ts'
import { renamedOptions } from '../renamed.ts'

/**
 * Automations that move cards, or close and reopen what they stand for: each such act is a request in nobody's name.
 * Their names are English in every language of GitHub's pages.
 */
export const MOVING_AUTOMATIONS: readonly string[] = [
  'Auto-close issue',
  'Item added to project',
  'Item closed',
  'Item reopened',
  'Pull request merged',
]

/** The board's columns are the phases, and people alone move its cards. */
export function boardFindings({ policy, owner, board: fact }: SetUpFacts): DoctorFinding[] {
  if (policy.board === undefined || fact?.kind !== 'seen') return []
  const { project, field } = policy.board
  const about = { owner, project: String(project), field }
  const board = fact.value
  if (board === undefined) return [broken('board-missing', about)]
  const wanted = boardOptions(policy)
  const { options } = board
  const changes = options === undefined ? 'field' : 'options'
  const mend: Mend = { kind: 'board', field, options: wanted, changes }
  const renamed = renamedOptions(wanted, options ?? [])
  const columns =
    options === undefined
      ? [broken('board-field-missing', about, mend)]
      : [
          ...renamed.map(({ was, is }) =>
            broken('board-option-renamed', { ...about, option: was, is }, { kind: 'option-name', was, is }),
          ),
          ...wanted
            .filter((option) => !options.includes(option) && !renamed.some(({ was }) => was === option))
            .map((option) => broken('board-option-missing', { ...about, option }, mend)),
          ...options
            .filter((option) => !wanted.includes(option) && !renamed.some(({ is }) => is === option))
            .map((option) => hint('board-option-unknown', { ...about, option })),
        ]
  return [
    ...(board.public ? [broken('board-public', about)] : []),
    ...columns,
    ...MOVING_AUTOMATIONS.filter((name) => board.automations.includes(name)).map((automation) =>
      broken('automation-on', { ...about, automation }),
    ),
  ]
}
