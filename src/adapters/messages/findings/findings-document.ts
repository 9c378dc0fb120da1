import { toldIn } from '../../../domain/audit/operation-check/told-in.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import { later } from '../../../domain/clock/timed-transitions.ts'
import { dayAt } from '../../../domain/commands/is-day.ts'
import { type KnownFinding, shownId, standing } from '../../../domain/findings/findings.ts'
import { ranges } from '../../../domain/findings/ranges.ts'
import { unanswered } from '../../../domain/findings/unanswered.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { inCharge } from '../../../domain/screen/projection.ts'
import { type FindingWords, filled, plain, remedyOf, togetherMarkdown } from '../../audit/finding-words.ts'
import { details } from '../details.ts'
import { blocks, bullets, code, fence, login } from '../marks.ts'
import { clause, listed, type MessageContext, people } from '../message-context.ts'
import { answered, gone } from './answered.ts'
import { byRemedy } from './by-remedy.ts'
import { requirements } from './requirements.ts'

/** GitHub takes 65,536 characters. */
const MOST = 60_000
/** How many findings of one kind are named each, tried in turn until all fits. */
const NAMED = [40, 12, 3]
const FEW = 3

export interface Place {
  now: string
  home: { owner: string; name: string }
}

/** The result of the operation check as people read it: first what to do, then what was found, then all the rest. */
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
  const rule = context.policy.processes[state.process]?.findings
  if (rule === undefined || state.findings === undefined) return ''
  const open = unanswered(state)
  const all = standing(state.findings).length
  const count = filled(texts(open.length === 0 ? 'doc.count-answered' : 'doc.count'), {
    all: String(all),
    open: String(open.length),
  })
  return blocks(
    `## ${asInlineText(names.words(rule.label, state.process))}`,
    signature(speech, words) || (all === 0 ? `**${texts('doc.count-none')}**` : `**${count}**`),
    isSigned(speech) ? '' : todo(speech, words, open, place),
    open.length === 0 ? '' : `### ${texts('doc.open')}`,
    bullets(byRemedy(open).map((group) => groupLine(speech, words, group, most))),
    answered(speech, words, most),
    gone(speech, words, most),
    details(texts('doc.requirements'), requirements(words, state.findings, context.policy)),
    leftOut(speech, words, place),
  )
}

const isSigned = ({ context, state }: MessageContext): boolean =>
  context.policy.processes[state.process]?.phases[state.phase]?.end !== undefined

/** Who has signed which edition, and when; '' until then. */
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
    fence(actionLines(speech, words, open, place).join('\n')),
  )
}

/** One line for each thing to do, however many findings it puts right. */
function actionLines(
  speech: MessageContext,
  words: FindingWords,
  open: readonly KnownFinding[],
  { now }: Place,
): string[] {
  const { context, state } = speech
  const { policy } = context
  const within = policy.processes[state.process]?.findings?.['act-within'] ?? 'P30D'
  const owner = inCharge(context, state)[0]?.login ?? words.texts('doc.user')
  const [drawn, today] = [state.findings?.at ?? now, now].map((at) =>
    dayAt(later(policy, at, within), policy['time-zone']),
  )
  const due = (drawn ?? '') < dayAt(now, policy['time-zone']) ? today : drawn
  return byRemedy(open).map((group) => {
    return `/action @${owner} ${due} ${ranges(group)}: ${plain(remedyOf(group[0] ?? { code: '' }, words))}`
  })
}

function groupLine(speech: MessageContext, words: FindingWords, group: readonly KnownFinding[], most: number): string {
  const clauses = [...new Set(group.map((one) => one.clause))].map((id) => clause(speech, id))
  const lines = sameDetail(group).map((same) => `**${ranges(same)}** ${togetherMarkdown(once(same), words, most)}`)
  return [`**${remedyOf(group[0] ?? { code: '' }, words)}** ${clauses.join('')}`, ...lines].join('<br>')
}

/** Up to a few sentences each with a detail of its own; more of them are one, each named with its own. */
function sameDetail(group: readonly KnownFinding[]): (readonly KnownFinding[])[] {
  const details = new Map<string, KnownFinding[]>()
  for (const one of group) details.set(one.detail, [...(details.get(one.detail) ?? []), one])
  return details.size > FEW ? [group] : [...details.values()]
}

/** The same thing may be asked for by several clauses: it is named once. */
const once = (findings: readonly KnownFinding[]): KnownFinding[] => [
  ...new Map(findings.map((one) => [JSON.stringify([one.subject, one.case, one.runbook]), one])).values(),
]

/** Few may read them: that there are such cases, or how many, is told to nobody here (R8-2). */
function leftOut(speech: MessageContext, { texts }: FindingWords, { home }: Place): string {
  const { context, state } = speech
  const { leftOut: names } = toldIn(context.policy, state.repository.name)
  if (names.length === 0) return ''
  const commands = names.map((name) => code(`hikeshi audit --repo ${home.owner}/${home.name} --including ${name}`))
  return `> ${filled(texts('doc.left-out'), { repositories: listed(speech, names.map(code)), command: listed(speech, commands) })}`
}
