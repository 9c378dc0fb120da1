import type { Fact } from '../../../domain/case/case.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'
import { type Language, wordsIn } from '../../../domain/policy/basics.ts'
import type { DocumentPolicy } from '../../../domain/policy/document.schema.ts'
import { phoneShown } from '../../../domain/policy/placeholders.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { lengthWords } from '../edition/time-words.ts'
import { blocks, fence } from '../marks.ts'
import { type MessageContext, messageContext } from '../message-context.ts'

/**
 * A letter for somebody who cannot read the repository: the policy's words, filled in from the record, as plain text to
 * print or to send (R7-4). It stands in the case alone; its reader gets it from a person.
 */
export function letter(speech: MessageContext, id: string, rule: DocumentPolicy): string {
  const { translate, names, context, state } = speech
  const language = languageFor(speech, rule)
  const theirs = messageContext(context, state, language)
  return blocks(
    `# ${asInlineText(names.words(rule.label, id))}`,
    translate('letter.how'),
    fence(filledIn(theirs, wordsIn(language, rule.text ?? ''))),
  )
}

/** The language that the case names for the reader, else the policy's. */
function languageFor({ state, context }: MessageContext, rule: DocumentPolicy): Language {
  const field = rule['language-by']
  const [said] = field === undefined ? [] : (ownProperty(state.facts, field)?.values ?? [])
  return said === 'ja' || said === 'en' ? said : (rule.language ?? context.policy.locale)
}

/** `{company}`, `{phone}`, `{answer-within}` and fields by their ids; what is not on the record yet leaves a gap to fill in by hand. */
function filledIn(speech: MessageContext, text: string): string {
  const { context, language } = speech
  const known: Readonly<Record<string, string>> = {
    company: context.policy.company.name,
    phone: phoneShown(context.policy, language),
    'answer-within': timeToAnswer(speech),
  }
  const whole = text.replaceAll(
    /\{([a-z0-9-]+)\}/g,
    (_, name: string) => ownProperty(known, name) ?? said(speech, name),
  )
  return visibleText(whole)
}

function said(speech: MessageContext, field: string): string {
  const fact = ownProperty(speech.state.facts, field)
  return fact === undefined || fact.provisional ? speech.translate('letter.gap') : plainWords(speech, field, fact)
}

function plainWords({ names, times, context }: MessageContext, field: string, { values, text }: Fact): string {
  const kind = context.policy.fields[field]?.kind
  if (values.length === 0 || kind === 'accounts') return text.trim()
  return values.map((value) => (kind === 'time' ? times.full(value) : names.option(field, value))).join(', ')
}

/** How long the person concerned has, by the gate of the process that waits for it. */
function timeToAnswer({ context, state, translate }: MessageContext): string {
  const ways = ownProperty(context.policy.processes, state.process)?.transitions ?? []
  const gate = ways.flatMap(({ gates }) => gates).find(({ kind }) => kind === 'time-to-answer')
  return gate?.kind === 'time-to-answer' ? lengthWords(translate, gate.least) : translate('letter.gap')
}
