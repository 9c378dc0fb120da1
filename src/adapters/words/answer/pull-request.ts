import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, reference } from '../marks.ts'
import type { Speech } from '../speech.ts'
import { md } from '../texts.ts'
import { onward } from './onward.ts'

type PullRequest = Extract<Answer, { kind: 'pull-request' }>

/** Merged or closed: either is for whoever is in charge of the case. */
export function pullRequestAnswer(speech: Speech, status: Status, answer: PullRequest): string {
  const { tell, names, state } = speech
  const what = {
    label: names.pull(answer.pull),
    reference: md(reference(answer.repository, answer.number, state.repository.name)),
  }
  return blocks(tell(answer.state === 'merged' ? 'pull.merged' : 'pull.closed', what), onward(speech, status))
}
