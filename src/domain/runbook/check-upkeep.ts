import { hoursShown, isReachable } from './is-reachable.ts'
import { placeOf } from './places.ts'
import { reviewDue } from './review-due.ts'
import type { RunbookDraft } from './runbook-draft.ts'
import type { RunbookHead } from './runbook-head.ts'
import { type RunbookProblem, runbookProblem } from './runbook-problem.ts'

/** Whether a runbook that reads well is also kept up: numbers filled in, reviewed in time, ids that mean one thing. */
export function checkUpkeep(draft: RunbookDraft, head: RunbookHead, today: string): RunbookProblem[] {
  return [
    ...checkName(draft, head),
    ...checkIds(draft, head),
    ...checkPhones(draft, head),
    ...checkHours(draft, head),
    ...checkReview(draft, head, today),
  ]
}

function checkName(draft: RunbookDraft, head: RunbookHead): RunbookProblem[] {
  const name = (draft.path.split('/').at(-1) ?? '').replace(/\.md$/, '')
  return name === head.id ? [] : [runbookProblem('name-differs', placeOf(draft, ['id']), { id: head.id, name })]
}

function checkIds(draft: RunbookDraft, head: RunbookHead): RunbookProblem[] {
  return (['start', 'end', 'contacts'] as const).flatMap((list) => {
    const ids = head[list].map((item) => item.id)
    return ids.flatMap((id, at) =>
      ids.indexOf(id) === at ? [] : [runbookProblem('repeated-id', placeOf(draft, [list, at, 'id']), { id, list })],
    )
  })
}

function checkPhones(draft: RunbookDraft, head: RunbookHead): RunbookProblem[] {
  return head.contacts.flatMap((contact, at) =>
    isReachable(contact)
      ? []
      : [
          runbookProblem(
            'phone-unfilled',
            placeOf(draft, ['contacts', at, 'phone']),
            { contact: contact.id, who: contact.who },
            'R4.1-1d',
          ),
        ],
  )
}

/** Hours that a template asks for: by night nobody knows whether anybody answers. */
function checkHours(draft: RunbookDraft, head: RunbookHead): RunbookProblem[] {
  return head.contacts.flatMap((contact, at) => {
    if (contact.hours === undefined || hoursShown(contact) !== '') return []
    const place = placeOf(draft, ['contacts', at, 'hours'])
    return [runbookProblem('hours-unfilled', place, { contact: contact.id, who: contact.who }, 'R4.1-1d')]
  })
}

function checkReview(draft: RunbookDraft, head: RunbookHead, today: string): RunbookProblem[] {
  const at = placeOf(draft, ['reviewed'])
  const due = reviewDue(head)
  if (head.reviewed === null || due === undefined) return [runbookProblem('never-reviewed', at, {}, 'R4.1-1')]
  if (today === 'not-checked') return []
  // A year typed wrong would keep the reminder silent for as long.
  if (head.reviewed > today) return [runbookProblem('review-in-future', at, { reviewed: head.reviewed }, 'R4.1-1')]
  return due < today ? [runbookProblem('review-overdue', at, { reviewed: head.reviewed, due }, 'R4.1-1')] : []
}
