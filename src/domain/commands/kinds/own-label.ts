import { priorityOf } from '../../case/recovery-priority.ts'
import { severityOf } from '../../case/severity.ts'
import { overdueIn } from '../../clock/clocks-of.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { ownLabelOf } from '../../screen/own-labels.ts'
import { commandKind } from '../command-kind.ts'
import { type Decision, IGNORED, refused, type View } from '../decision.ts'
import { readValue } from '../read-value.ts'
import { maySet, settersOf } from '../record-answers.ts'

/** A label of ours that asks for no move: it shows the record, and nothing is changed by putting it on or taking it off. */
interface OwnLabel {
  kind: 'own-label'
  name: string
  change: 'added' | 'removed'
}

/** Its author is told once what it is, with the line that does what was meant (R4-2). */
export const ownLabelCommand = commandKind<OwnLabel>('own-label', {
  doors: ['label'],
  decide: (view, command) => (command.change === 'added' ? told(view, command) : putBack(view, command)),
})

/** Of a label that was taken off: told where it showed what is so, and is put on again. */
function putBack({ policy, process, case: state }: View, { name: text }: OwnLabel): Decision {
  const label = ownLabelOf(text)
  const { severity: field, systems } = policy.meanings
  switch (label?.sort) {
    case 'phase':
      return label.says === state.phase ? refused(because('label-of-phase', undefined, { text })) : IGNORED
    case 'severity':
      return label.says === severityOf(policy, state)
        ? refused(because('label-of-field', 'R4-2', { text, field, values: [] }))
        : IGNORED
    case 'priority':
      return label.says.toUpperCase() === priorityOf(policy, state).toUpperCase()
        ? refused(because('label-of-systems', 'R4.1-4', { text, fields: [systems] }))
        : IGNORED
    case 'overdue':
      return overdueIn(policy, state).length > 0 ? refused(because('label-of-passed', undefined, { text })) : IGNORED
    case 'kind':
      return label.says === state.process ? refused(because('label-of-kind', undefined, { text })) : IGNORED
    case undefined:
      return process.mark === text ? refused(because('label-of-kind', undefined, { text })) : IGNORED
  }
}

function told(view: View, { name: text }: OwnLabel): Decision {
  const { policy, case: state } = view
  const label = ownLabelOf(text)
  switch (label?.sort) {
    case 'severity':
      return label.says === severityOf(policy, state) ? IGNORED : severity(view, text, label.says)
    case 'priority':
      return label.says.toUpperCase() === priorityOf(policy, state).toUpperCase()
        ? IGNORED
        : refused(because('label-of-systems', 'R4.1-4', { text, fields: [policy.meanings.systems] }))
    case 'overdue':
      return overdueIn(policy, state).length > 0 ? IGNORED : refused(because('label-of-deadline', undefined, { text }))
    case 'kind':
      return label.says === state.process ? IGNORED : refused(because('label-of-kind', undefined, { text }))
    case 'phase':
    case undefined:
      // The mark of another process, as of a drill.
      return view.process.mark === text ? IGNORED : refused(because('label-of-kind', undefined, { text }))
  }
}

function severity(view: View, text: string, says: string): Decision {
  const { severity: id } = view.policy.meanings
  const field = view.policy.fields[id]
  if (field === undefined) return IGNORED
  const value = readValue(view.policy, field, says, { now: view.asked.at, timeZone: view.policy['time-zone'] })
  const values = value.kind === 'options' ? value.ids : []
  const shown = because('label-of-field', 'R4-2', { text, field: id, values })
  return maySet(view, view.asked.actor, id)
    ? refused(shown)
    : refused(shown, notForYou(settersOf(view, id), 'R4-2', { field: id }))
}
