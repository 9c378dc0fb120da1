import type { ActionItem, Case, Fact } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { CaseEvent, RecordedEvent } from '../../domain/case/event.schema.ts'
import { isRefusal } from '../../domain/case/is-refusal.ts'
import { isCompromised } from '../../domain/compromised-communications/compromised-communications.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import type { Answer } from '../../domain/screen/answer.ts'
import type { Status } from '../../domain/screen/status.ts'
import { textsIn } from './texts.ts'

/**
 * The parts that may be shown while somebody may be reading along: everything that is chosen or timed, and nobody's words
 * (R4-2).
 */
export interface Withholding {
  state(state: Case): Case
  status(status: Status): Status
  answer(answer: Answer): Answer
  /** Says that details are withheld, and whom to phone; '' where nothing is. */
  banner: string
}

const OPEN: Withholding = {
  state: (state) => state,
  status: (status) => status,
  answer: (answer) => answer,
  banner: '',
}

export function withholding(context: Context, state: Case, language: Language): Withholding {
  if (!isCompromised(context.policy, state)) return OPEN
  const translate = textsIn(language)
  const word = translate('channel.withheld')
  const instead = (text: string): string => (text.trim() === '' ? '' : word)
  return {
    state: (one) => caseWithout(one, instead),
    status: (status) => ({
      ...status,
      case: caseWithout(status.case, instead),
      facts: status.facts.map(({ field, fact }) => ({ field, fact: factWithout(fact, instead) })),
      // Whom it concerns is what an attacker would like to know.
      customers: [],
      actions: status.actions.map((action) => actionWithout(action, instead)),
      next:
        status.next === undefined
          ? undefined
          : { ...status.next, missing: status.next.missing.map((reason) => reasonWithout(reason, instead)) },
      timeline: status.timeline.map((line) => lineWithout(line, instead)),
    }),
    answer: (answer) => answerWithout(answer, instead),
    banner: `> ⚠️ ${translate('channel.banner', { phone: phoneShown(context.policy, language) })}`,
  }
}

type Instead = (text: string) => string

const factWithout = (fact: Fact, instead: Instead): Fact => ({
  ...fact,
  // Of a choice the words are its reason: they are left out without a trace in the table.
  text: fact.values.length > 0 ? '' : instead(fact.text),
})

const actionWithout = (action: ActionItem, instead: Instead): ActionItem => ({ ...action, text: instead(action.text) })

const caseWithout = (state: Case, instead: Instead): Case => ({
  ...state,
  form: {},
  facts: Object.fromEntries(Object.entries(state.facts).map(([id, fact]) => [id, factWithout(fact, instead)])),
  actions: state.actions.map((action) => actionWithout(action, instead)),
  path: state.path.map(({ reason: _, ...entered }) => entered),
})

/** People's words reach a reason as the text that it quotes. */
const reasonWithout = (reason: Reason, instead: Instead): Reason =>
  typeof reason.params?.text === 'string'
    ? { ...reason, params: { ...reason.params, text: instead(reason.params.text) } }
    : reason

function lineWithout(line: RecordedEvent, instead: Instead): RecordedEvent {
  const { event } = line
  // Its reasons are words of ours; the table shows their number alone.
  if (isRefusal(event)) return line
  const text = Object.fromEntries(Object.entries(event.text).map(([key, words]) => [key, instead(words ?? '')]))
  return { ...line, event: { ...event, text } as CaseEvent }
}

function answerWithout(answer: Answer, instead: Instead): Answer {
  if (answer.kind === 'moved') return { ...answer, reason: '' }
  if (answer.kind !== 'refused') return answer
  return { ...answer, reasons: answer.reasons.map((reason) => reasonWithout(reason, instead)) }
}
