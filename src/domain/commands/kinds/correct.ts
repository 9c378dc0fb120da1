import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Answered, accountsIn, answersUnder } from '../answered.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'
import { recordAnswers } from '../record-answers.ts'
import { saysOtherwise } from '../says-otherwise.ts'

interface Correct {
  kind: 'correct'
  answers: readonly Answered[]
  /** All that is left of a report in which nothing of its form stands any more. */
  bare?: string
  /** Fields that are answered more than once since then. */
  repeated?: readonly string[]
}

/** An edited form. */
export const correctCommand = commandKind<Correct>('correct', {
  hangsOnRole: false,
  logins: ({ answers }) => accountsIn(answers),
  under: (policy, _process, command) => ({ ...command, answers: answersUnder(policy, command.answers) }),
  decide: (view, { answers, bare, repeated = [] }) => {
    if (bare !== undefined) return formGone(view, bare)
    const recorded = recordAnswers(view, changed(view, answers), [], 'form', [])
    return repeated.length === 0 ? recorded : askedWhich(recorded, repeated)
  },
})

/** A heading that is typed once more below is asked about; whatever else was changed is recorded. */
function askedWhich(recorded: Decision, fields: readonly string[]): Decision {
  const twice = because('headings-twice', 'R1-1', { fields })
  if (recorded.kind === 'accepted') return accepted(recorded.events, [...recorded.remarks, twice])
  return recorded.kind === 'refused' ? refused(...recorded.reasons, twice) : refused(twice)
}

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
  const mayAdd = left !== '' && view.roles.length > 0
  const kept = !mayAdd ? [] : [{ type: 'text-kept' as const, data: { from: 'form' }, text: { text: left } }]
  const gone = because('form-gone', 'R1-1', { fields })
  return kept.length === 0 ? refused(gone) : accepted(kept, [gone])
}
