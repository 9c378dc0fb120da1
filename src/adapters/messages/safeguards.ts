import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
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
