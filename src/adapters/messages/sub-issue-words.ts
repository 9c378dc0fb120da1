import type { EventOf } from '../../domain/case/event.schema.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { factWords } from './fact-words.ts'
import type { MessageContext } from './message-context.ts'
import { md } from './texts.ts'

/** The event of a case that this one leads, in the words that its own record has for it. */
export function childWords(speech: MessageContext, { data, text }: EventOf<'child-said'>, maxLength: number): string {
  const { translate, names } = speech
  const said = (words: string | undefined) => md(asInlineText(words ?? '', { maxLength }))
  switch (data.of) {
    case 'fact-recorded': {
      const { field = '', values = [], provisional = false } = data
      const value = factWords(speech, field, { values, provisional, text: text.value ?? '' }, maxLength)
      return translate('event.fact-recorded', { field: names.field(field), value: md(value) })
    }
    case 'note-added':
      return translate('event.note-added', { note: said(text.note) })
    case 'text-kept':
      return translate('event.text-kept', { text: said(text.text) })
    case 'evidence-recorded':
      return translate('event.evidence-recorded', { what: said(text.what), where: said(text.where) })
    case 'contact-made':
      return translate('event.contact-made', { whom: said(text.whom), answer: said(text.answer) })
  }
}
