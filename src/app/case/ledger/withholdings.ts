import { type Actor, TEXT_REDACTED, WITHHELD } from '../../../domain/case/ledger-line.ts'
import { looksLikeSecret } from '../../../domain/values/looks-like-secret.ts'
import type { LineDraft } from './chain-lines.ts'

/** A text of one of the drafts. */
export interface TextPlace {
  draft: number
  key: string
}

export const NOTHING_WITHHELD: readonly TextPlace[] = []

/** The texts to leave out, from less to more: those that look like a key, then all of them. */
export function withholdings(drafts: readonly LineDraft[]): (readonly TextPlace[])[] {
  const texts = drafts.flatMap(({ entry }, draft) =>
    Object.entries(entry.text ?? {}).flatMap(([key, text]) => (text === undefined ? [] : [{ draft, key, text }])),
  )
  const suspected = texts.filter(({ text }) => looksLikeSecret(text))
  const ways = suspected.length === texts.length ? [texts] : [suspected, texts]
  return ways.filter((way) => way.length > 0).map((way) => way.map(({ draft, key }) => ({ draft, key })))
}

/** Says that the text was never stored; its digest stands where it would. */
export function withheldLine(
  drafts: readonly LineDraft[],
  { draft, key, line }: TextPlace & { line: number },
  keeper: Actor,
): LineDraft {
  const of = drafts[draft]
  if (of === undefined) throw new RangeError(`There is no draft ${draft}`)
  return {
    ...{ ...of, actor: keeper, door: 'app', cause: `${WITHHELD}${of.cause}` },
    entry: { type: TEXT_REDACTED, data: { line, key }, text: { reason: 'push protection' } },
  }
}
