import { renamedOptions } from '../../../../domain/doctor/renamed.ts'
import { MOVING_AUTOMATIONS } from '../../../../domain/doctor/rules/board.ts'
import { wordsIn } from '../../../../domain/policy/basics.ts'
import { caseLabel } from '../../../../domain/policy/form-of.ts'
import type { Policy } from '../../../../domain/policy/policy.schema.ts'
import { boardOptions, hasColumns, isOnBoard } from '../../../../domain/screen/projection.ts'
import type { ViewWanted } from '../act.ts'
import type { SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo } from '../item.ts'

/** Every new board has these. */
const GITHUBS_OWN = ['Todo', 'In Progress', 'Done']

/** The board: its columns are the phases, and each process that is on it has a view. */
export async function lookAtBoard(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, say, web } = context
  const { policy, project, isThere } = await context.plan()
  if (policy.board === undefined) return [there('no-board', {})]
  const title = say('board.title')
  const options = boardOptions(policy)
  const views = viewsOf(policy)
  const columns = { count: String(options.length), options: options.join(', ') }
  const { field } = policy.board
  const seen = project === undefined ? undefined : await site.board(org, project, field)
  const number = String(project ?? '')
  const at = `${web}/orgs/${org}/projects/${number}`
  if (seen === undefined && isThere) return [left('board-missing', { project: number }, `${web}/orgs/${org}/projects`)]
  if (project === undefined || seen === undefined)
    return [
      toDo('board', { title }, { kind: 'board', org, title }),
      later('columns', columns),
      ...views.map(({ name }) => later('view', { view: name })),
    ]
  // One that somebody renamed is not made a second time: doctor tells of it, and gives it its name back.
  const renamed = renamedOptions(options, seen.options)
  const lacking = options.filter(
    (option) => !seen.options.includes(option) && !renamed.some(({ was }) => was === option),
  )
  const needless = seen.options.filter((option) => !options.includes(option))
  const only = seen.isEmpty && needless.length > 0 && needless.every((option) => GITHUBS_OWN.includes(option))
  return [
    there('board', { title }, at),
    lacking.length > 0 || only
      ? toDo('columns', columns, { kind: 'columns', org, project, field, options, only }, at)
      : there('columns', columns, at),
    ...views.map((view): Item => {
      const values = { view: view.name }
      return seen.views.includes(view.name)
        ? there('view', values, at)
        : toDo('view', values, { kind: 'view', org, project, view }, at)
    }),
    ...MOVING_AUTOMATIONS.filter((name) => seen.automations.includes(name)).map((automation) =>
      left('automation', { automation }, `${at}/workflows`),
    ),
  ]
}

/** A view of each process that stands on the board: its columns, or its cases in a list. */
const viewsOf = (policy: Policy): ViewWanted[] =>
  Object.entries(policy.processes)
    .filter(([, process]) => isOnBoard(process))
    .map(([id, process]) => ({
      name: wordsIn(policy.locale, process.label),
      layout: hasColumns(process) ? 'board' : 'table',
      filter: `label:"${caseLabel(id)}"`,
    }))
