import { toldIn } from '../../../domain/audit/operation-check/told-in.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import { later } from '../../../domain/clock/timed-transitions.ts'
import { type KnownFinding, shownId, standing } from '../../../domain/findings/findings.ts'
import { unanswered } from '../../../domain/findings/unanswered.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { inCharge } from '../../../domain/screen/projection.ts'
import { dayAt } from '../../../domain/time/is-day.ts'
import { type FindingWords, filled } from '../../audit/finding-words.ts'
import { leftOut } from '../../audit/not-told.ts'
import { operationDocument } from '../../audit/operation-document.ts'
import { actionLines } from '../../audit/remedies.ts'
import { blocks, code, fence, login } from '../marks.ts'
import { type MessageContext, people } from '../message-context.ts'
import { answered, gone } from './answered.ts'

/** GitHub takes 65,536 characters. */
const MOST = 60_000
/** How many findings of one kind are named each, tried in turn until all fits. */
const NAMED = [40, 12, 3, 1]

export interface Place {
  now: string
  home: { owner: string; name: string }
}

/** The result of the operation check in its case, as `hikeshi audit` prints it, with what was answered to it. */
export function findingsDocument(speech: MessageContext, words: FindingWords, place: Place): string {
  let body = ''
  for (const most of NAMED) {
    body = withNamed(speech, words, place, most)
    if (body.length <= MOST) break
  }
  return body
}

function withNamed(speech: MessageContext, words: FindingWords, place: Place, most: number): string {
  const { texts } = words
  const { state, context, names } = speech
  const { findings } = state
  const rule = context.policy.processes[state.process]?.findings
  if (rule === undefined || findings === undefined) return ''
  const open = unanswered(state)
  const all = standing(findings).length
  const count = filled(texts(open.length === 0 ? 'doc.count-answered' : 'doc.count'), {
    all: String(all),
    open: String(open.length),
  })
  const title = asInlineText(names.words(rule.label, state.process))
  const standingNow = signature(speech, words) || `**${all === 0 ? texts('doc.count-none') : count}**`
  const steps = isSigned(speech) ? '' : todo(speech, words, open, place)
  const told = leftOut(words, toldIn(context.policy, state.repository.name).leftOut)
  const more = [answered(speech, words, most), gone(speech, words, most), told]
  return operationDocument(words, findings, { title, head: [standingNow], open, steps, more }, most)
}

const isSigned = ({ context, state }: MessageContext): boolean =>
  context.policy.processes[state.process]?.phases[state.phase]?.end !== undefined

/** The signatures of an edition, and when; '' until then. */
function signature(speech: MessageContext, { texts }: FindingWords): string {
  const { state, times } = speech
  const signed = state.approvals.findLast(({ edition }) => edition !== undefined && edition === state.findings?.edition)
  if (!isSigned(speech) || signed === undefined) return ''
  return filled(texts('doc.signed'), {
    by: login(signed.by),
    at: times.full(signed.at),
    edition: String(signed.edition),
    all: String(standing(state.findings).length),
  })
}

/** In three steps, with the lines to copy: who does what until when. */
function todo(speech: MessageContext, words: FindingWords, open: readonly KnownFinding[], place: Place): string {
  const { texts } = words
  const { context, state } = speech
  const process = context.policy.processes[state.process]
  const who = (roles: readonly string[]) =>
    people(speech, [
      ...new Map(
        roles
          .flatMap((role) => holdersOf(context.policy, context.directory, state, role))
          .map((account) => [account.id, account]),
      ).values(),
    ])
  const signers = (process?.transitions ?? []).flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'findings' ? gate['signed-by'] : [])),
  )
  const sign = filled(texts('doc.sign'), { command: code('/approve'), people: who([...new Set(signers)]) })
  if (open.length === 0) return sign
  const first = shownId(open[0]?.id ?? '')
  const accept = filled(texts('doc.accept'), {
    command: code(`/accept ${first} ${texts('doc.reason')}`),
    people: who(process?.findings?.['accepted-by'] ?? []),
  })
  return blocks(
    [`1. ${texts('doc.act')}`, `2. ${accept}`, `3. ${sign}`].join('\n'),
    fence(linesToCopy(speech, words, open, place).join('\n')),
  )
}

/** One line for each thing to do, however many findings it puts right. */
function linesToCopy(
  speech: MessageContext,
  words: FindingWords,
  open: readonly KnownFinding[],
  { now }: Place,
): string[] {
  const { context, state } = speech
  const { policy } = context
  const within = policy.processes[state.process]?.findings?.['act-within'] ?? 'P30D'
  const owner = inCharge(context, state)[0]?.login ?? words.texts('doc.user')
  const [drawn = '', today = ''] = [state.findings?.at ?? now, now].map((at) =>
    dayAt(later(policy, at, within), policy['time-zone']),
  )
  return actionLines(words, open, { owner, due: drawn < dayAt(now, policy['time-zone']) ? today : drawn })
}
