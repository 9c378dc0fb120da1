import type { Case } from '../case/case.ts'
import type { CaseEvent } from '../case/event.schema.ts'
import { accepted, type Decision, IGNORED, type View } from '../commands/decision.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { dueReminders, lateReminders, type Reminder } from './due-reminders.ts'

/** The sweep found something to say; judged anew, since somebody may have acted or another host been faster. */
export function remind(
  view: View,
  { clock, subject, step }: Pick<Reminder, 'clock' | 'subject'> & { step: string },
): Decision {
  const due = dueReminders(view.policy, view.case, view.asked.at).find(
    (reminder) => reminder.clock === clock && reminder.subject === subject && reminder.step.id === step,
  )
  return due === undefined ? IGNORED : accepted([sent(due), ...unanswered(view.case, due)])
}

/** Somebody who stopped a clock too late is asked why, and nothing is refused for it (R4.2-1). */
export const lateReasons = (policy: Policy, state: Case): CaseEvent[] => lateReminders(policy, state).map(sent)

function sent({ clock, subject, since, until, step }: Reminder): CaseEvent {
  const about = { clock, ...(subject === undefined ? {} : { subject }) }
  return {
    type: 'reminder-sent',
    data: { ...about, step: step.id, kind: step.kind, since, until, roles: [...step.roles] },
    text: {},
  }
}

function unanswered({ answered, unanswered }: Case, { step }: Reminder): CaseEvent[] {
  const role = step.unanswered
  return role === undefined || answered !== undefined || unanswered.includes(role)
    ? []
    : [{ type: 'role-unanswered', data: { role }, text: {} }]
}
