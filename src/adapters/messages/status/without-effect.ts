import type { Status } from '../../../domain/screen/status.ts'
import { bullets } from '../marks.ts'
import { clauseOf, type MessageContext } from '../message-context.ts'

const TEXTS = { all: 'waiver.stands', some: 'waiver.stands-in-part', unasked: 'waiver.unasked' } as const

/** The requirements that an exception names and does not take away: nobody may rely on it (R6-1). */
export function withoutEffect(speech: MessageContext, status: Status): string {
  const { translate, names, context, state } = speech
  const field = context.policy.processes[state.process]?.waiver?.requirements ?? ''
  return bullets(
    status.withoutEffect.map(({ requirement, clause, stands }) => {
      const about = { requirement: names.option(field, requirement), clause: clauseOf(speech, clause) }
      return translate(TEXTS[stands], about)
    }),
  )
}
