import type { CaseEvent, EventOf } from './event.schema.ts'

/** True for a request that was not done, or done with a word to its author. */
export const isRefusal = (event: CaseEvent): event is EventOf<'request-refused'> => event.type === 'request-refused'

/** A line of the record, or an event, as far as it says what kind of thing happened. */
interface Happened {
  type: string
  data: object
}

/** True for an answer that nobody has to hear of to act: why something was not done, or the text that somebody asked for. */
export const isOnRequest = ({ type }: Pick<Happened, 'type'>): boolean =>
  type === 'request-refused' || type === 'question-answered'

/** A refusal that keeps what somebody did to contain, until somebody else confirms it. */
export const keepsContainment = ({ type, data }: Happened): boolean =>
  type === 'request-refused' && JSON.stringify(data).includes('"code":"contained-unconfirmed"')
