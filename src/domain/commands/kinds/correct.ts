import type { CaseEvent } from '../../case/event.schema.ts'
import { because, type Reason } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Answered, accountsIn, answersUnder } from '../answered.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'
import { recordAnswers } from '../record-answers.ts'
import { saysOtherwise } from '../says-otherwise.ts'
import { unchosenIn } from '../unchosen.ts'

interface Correct {
  kind: 'correct'
  answers: readonly Answered[]
  /** All that is left of a report in which nothing of its form stands any more. */
  bare?: string
  /** Fields that are answered more than once since then. */
  repeated?: readonly string[]
  /** Words that belong to no answer, and were not there before. */
  more?: string
}

/** An edited form. */
export const correctCommand = commandKind<Correct>('correct', {
  hangsOnRole: false,
  logins: ({ answers }) => accountsIn(answers),
  under: (policy, _process, command) => ({ ...command, answers: answersUnder(policy, command.answers) }),
  decide: (view, { answers, bare, repeated = [], more = '' }) => {
    if (bare !== undefined) return formGone(view, bare)
    const recorded = recordAnswers(view, changed(view, answers), [], 'form', [])
    const events = recorded.kind === 'accepted' ? recorded.events : []
    const kept = keptOf(view, more)
    return withMore(recorded, kept, [
      ...unchosenIn(view.policy, events),
      ...(kept.length === 0 ? [] : [because('words-kept')]),
      ...(repeated.length === 0 ? [] : [because('headings-twice', 'R1-1', { fields: repeated })]),
    ])
  },
})

/** All that was changed is recorded; of what is in doubt its author is told. */
function withMore(recorded: Decision, kept: readonly CaseEvent[], doubts: readonly Reason[]): Decision {
  if (recorded.kind === 'accepted') return accepted([...recorded.events, ...kept], [...recorded.remarks, ...doubts])
  const reasons = [...(recorded.kind === 'refused' ? recorded.reasons : []), ...doubts]
  const [first, ...others] = reasons
  if (kept.length > 0) return accepted(kept, reasons)
  return first === undefined ? recorded : refused(first, ...others)
}

/** The words of somebody with a part in the case, kept as they stand. */
const keptOf = ({ roles }: View, text: string): readonly CaseEvent[] =>
  text.trim() === '' || roles.length === 0 ? [] : [{ type: 'text-kept', data: { from: 'form' }, text: { text } }]

/**
 * It asks only for what differs from what the form said before: whoever corrects a slip in one answer does not mean the
 * others again, which somebody may have corrected by another way since.
 */
const changed = ({ case: state }: View, answers: readonly Answered[]): readonly Answered[] =>
  answers.filter((answer) => saysOtherwise(state, answer))

/** Nothing of its form is left in a report: what it said stays, what is left is kept, and what nobody has said yet is asked for. */
function formGone(view: View, left: string): Decision {
  const { process, case: state } = view
  const items = process.form?.items.map(({ field }) => field) ?? []
  const fields = items.filter((field) => ownProperty(state.facts, field) === undefined)
  const kept = keptOf(view, left)
  const gone = because('form-gone', 'R1-1', { fields })
  return kept.length === 0 ? refused(gone) : accepted(kept, [gone])
}
