import { standing } from '../../../domain/findings/findings.ts'
import { ranges } from '../../../domain/findings/ranges.ts'
import { actionsFor } from '../../../domain/findings/unanswered.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { byRemedy } from '../../audit/by-remedy.ts'
import { type FindingWords, filled, togetherMarkdown } from '../../audit/finding-words.ts'
import { details } from '../details.ts'
import { blocks, bullets, login } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'

/** The answers to findings that stand: the actions that they are, and why others are left as they are. */
export function answered(speech: MessageContext, words: FindingWords, most: number): string {
  const { state, times } = speech
  const { texts } = words
  const all = standing(state.findings)
  const actions = state.actions.flatMap((action) => {
    const its = all.filter((one) => actionsFor(state, one).includes(action))
    if (its.length === 0) return []
    const status = action.confirmed === undefined ? (action.done === undefined ? 'open' : 'done') : 'confirmed'
    return [
      filled(texts('doc.action'), {
        ...{ findings: ranges(its), id: action.id, owner: login(action.owner), due: action.due },
        ...{ text: asInlineText(action.text, { maxLength: 200 }), state: texts(`doc.action-${status}`) },
      }),
    ]
  })
  const reasons = new Map<string, typeof all>()
  for (const one of all) {
    if (one.accepted === undefined) continue
    const { reason, by, at } = one.accepted
    const key = filled(texts('doc.accepted'), {
      ...{ reason: asInlineText(reason, { maxLength: 300 }), by: login(by), at: times.full(at) },
    })
    reasons.set(key, [...(reasons.get(key) ?? []), one])
  }
  const accepted = [...reasons].map(([said, its]) => `**${ranges(its)}** ${said}`)
  const lines = [...actions, ...accepted]
  if (lines.length === 0) return ''
  const found = all.filter((one) => one.accepted !== undefined || actionsFor(state, one).length > 0)
  const sentences = byRemedy(found).map((group) => `**${ranges(group)}** ${togetherMarkdown(group, words, most)}`)
  return blocks(
    `### ${texts('doc.answered')}`,
    bullets(lines),
    details(texts('doc.what-was-found'), bullets(sentences)),
  )
}

/** The findings that do not stand any more: nobody had to do anything here. */
export function gone({ state, times }: MessageContext, words: FindingWords, most: number): string {
  const all = (state.findings?.all ?? []).filter((one) => one.gone !== undefined)
  const lines = byRemedy(all).map((group) => {
    const last =
      group
        .map((one) => one.gone ?? '')
        .sort()
        .at(-1) ?? ''
    return `~~${ranges(group)}~~ ${togetherMarkdown(group, words, most)} – ${filled(words.texts('doc.mended'), { at: times.full(last) })}`
  })
  return lines.length === 0 ? '' : details(words.texts('doc.gone'), bullets(lines))
}
