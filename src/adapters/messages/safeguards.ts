import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { visibleText } from '../../domain/markdown/visible-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { SafeguardGone } from '../../domain/policy/revision-told.ts'
import type { SafeguardsTold } from '../../domain/policy-proof/safeguards/safeguards-told.ts'
import { blocks, bullets, code } from './marks.ts'
import { md, type Translate } from './texts.ts'

const LONGEST = 300

/** Each safeguard that a policy does without, with its clause and reason; undefined where it has them all. */
export function safeguardsBlock(
  translate: Translate,
  { stated, unstated }: SafeguardsTold,
  language: Language,
): string | undefined {
  if (stated.length === 0 && unstated.length === 0) return undefined
  return blocks(
    ...(stated.length === 0
      ? []
      : [
          `**${translate('safeguards.title')}**`,
          bullets(
            stated.map(({ safeguard, clause, reason }) =>
              translate('safeguards.line', {
                ...{ safeguard: md(code(safeguard)), clause },
                reason: md(asInlineText(wordsIn(language, reason), { maxLength: LONGEST })),
              }),
            ),
          ),
        ]),
    ...(unstated.length === 0
      ? []
      : [translate('safeguards.more', { safeguards: md(unstated.map((one) => code(one)).join(', ')) })]),
  )
}

/** One that a revision took away, within a line; by its name alone where the policy says no more of it. */
export const safeguardWords = (translate: Translate, gone: SafeguardGone, language: Language): string =>
  spoken(translate, 'safeguards.line', gone, code(gone.safeguard), (text) =>
    asInlineText(wordsIn(language, text), { maxLength: LONGEST }),
  )

/** The same as plain text, for a letter or a mail. */
export const plainSafeguard = (translate: Translate, gone: SafeguardGone, language: Language): string =>
  spoken(translate, 'safeguards.plain', gone, gone.safeguard, (text) => visibleText(wordsIn(language, text)).trim())

function spoken(
  translate: Translate,
  key: 'safeguards.line' | 'safeguards.plain',
  { clause, reason }: SafeguardGone,
  name: string,
  words: (reason: NonNullable<SafeguardGone['reason']>) => string,
): string {
  if (clause === undefined || reason === undefined) return name
  return translate(key, { safeguard: md(name), clause, reason: md(words(reason)) })
}
