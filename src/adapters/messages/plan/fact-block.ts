import type { Fact } from '../../../domain/case/case.ts'
import { asInlineText, asQuotedText } from '../../../domain/markdown/as-quoted-text.ts'
import { factWords } from '../fact-words.ts'
import { blocks } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'

const LONGEST = 4_000

/** A fact under its own heading: choices in a line, words as a quotation that stays one whatever is in it. */
export function factBlock(speech: MessageContext, field: string, fact: Fact): string {
  const { names, translate } = speech
  const heading = `### ${asInlineText(names.field(field))}`
  if (fact.values.length > 0) return blocks(heading, factWords(speech, field, fact, LONGEST))
  return blocks(
    heading,
    fact.provisional ? translate('status.provisional') : '',
    asQuotedText(fact.text, { maxLength: LONGEST }),
  )
}
