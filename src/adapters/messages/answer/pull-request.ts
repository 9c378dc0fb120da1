import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { blocks, reference } from '../marks.ts'
import { listed, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { nextActions } from './next-actions.ts'

type PullRequest = Extract<Answer, { kind: 'pull-request' }>

/** Merged or closed: either is for whoever is in charge of the case. */
export function pullRequestAnswer(speech: MessageContext, status: Status, answer: PullRequest): string {
  const { translate, names, state } = speech
  const what = {
    label: names.pull(answer.pull),
    reference: md(reference(answer.repository, answer.number, state.repository.name)),
  }
  return blocks(
    translate(answer.state === 'merged' ? 'pull.merged' : 'pull.closed', what),
    carriedOn(speech, answer),
    nextActions(speech, status),
  )
}

/** Merged with sections still empty: a second one is open for them, and nobody must believe that he is done (R4.4-1). */
function carriedOn({ translate, names, state }: MessageContext, answer: PullRequest): string {
  const now = ownProperty(state.pulls, answer.pull)
  if (answer.state !== 'merged' || now === undefined || now.number <= answer.number) return ''
  const sections = listed(
    { translate },
    now.empty.map((id) => asInlineText(names.section(answer.pull, id) ?? translate('plan.actions'))),
  )
  return translate('pull.carried-on', {
    reference: md(reference(now.repository, now.number, state.repository.name)),
    sections: md(sections),
  })
}
