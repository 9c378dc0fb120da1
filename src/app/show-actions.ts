import { isCompromised } from '../domain/channel.ts'
import type { Language } from '../domain/policy/basics.ts'
import type { Made } from './bind-screen.ts'
import type { Handled } from './handle.ts'
import type { IssueRef } from './ports/github.ts'
import { markOf } from './ports/words.ts'
import type { World } from './ports/world.ts'
import { showMeasure } from './show-measure.ts'

/** Each action item as a sub-issue, assigned to its owner, made once (R4.4-3); gives what was made, by screen name. */
export async function showActions(
  world: World,
  ref: IssueRef,
  handled: Handled,
  language: Language,
): Promise<Record<string, Made>> {
  const { file, context, fresh } = handled
  const made: Record<string, Made> = {}
  // A title cannot be taken back: while somebody reads along, the list in the status comment has to do (R4-2).
  if (file !== undefined && isCompromised(context.policy, file.case)) return made
  for (const action of file?.case.actions ?? []) {
    const name = `action-${action.id}`
    const shown = file?.case.screen[name]
    const confirmed = ({ event }: (typeof fresh)[number]) =>
      event.type === 'action-confirmed' && event.data.id === action.id
    if (shown !== undefined && fresh.some(confirmed))
      await showMeasure(world, { repository: ref.repository, number: shown }, undefined, true)
    if (file === undefined || shown !== undefined) continue
    const { title, body } = world.words.action(context, file.case, action, language)
    const mark = markOf(`action=${ref.number}-${action.id}`)
    const issue = { title, body: `${mark}\n\n${body}`, assignee: action.owner.login, labels: [], mark }
    made[name] = { id: (await world.issues.openSubIssue(ref, { number: ref.number }, issue)).number }
  }
  return made
}
