import type { EditionVersion } from '../../../app/ports/messages.ts'
import type { Edition } from '../../../domain/edition/edition-of.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { type Language, type Words, wordsIn } from '../../../domain/policy/basics.ts'
import { readableMarkdown } from '../documents/readable-markdown.ts'
import { blocks, bullets, code } from '../marks.ts'
import { md, textsIn } from '../texts.ts'
import { others, responses } from './edition-processes.ts'
import { type EditionSpeech, named } from './edition-speech.ts'
import { told } from './edition-told.ts'

const LONGEST_OPENING = 8_000

/** The edition as its readers get it: what it is, what counts, how we respond, what they are told, how it changes. */
export function editionText(edition: Edition, version: EditionVersion, language: Language): string {
  const translate = textsIn(language)
  const speech: EditionSpeech = { translate, language, words: (words: Words) => asInlineText(wordsIn(language, words)) }
  const opening = edition.opening === undefined ? '' : wordsIn(language, edition.opening)
  return blocks(
    `# ${asInlineText(edition.company)} ${speech.words(edition.label)}`,
    edition.inForce === undefined ? '' : `**${speech.words(edition.inForce)}**`,
    edition.reportedTo === undefined
      ? ''
      : translate('edition.report-to', { role: md(speech.words(edition.reportedTo)) }),
    translate('edition.version', { day: version.day, version: md(code(version.sha.slice(0, 7))) }),
    translate('edition.only'),
    `## ${translate('edition.purpose')}`,
    readableMarkdown(opening, { below: 2, maxLength: LONGEST_OPENING }),
    edition.groups.length === 0 ? '' : translate('edition.groups', { groups: named(speech, edition.groups) }),
    kinds(edition, speech),
    responses(edition, speech),
    told(edition, speech),
    others(edition, speech),
    `## ${translate('edition.history')}`,
    bullets([
      ...edition.history.map(({ date, text }) => translate('edition.entry', { date, text: md(speech.words(text)) })),
      ...version.revised.map(({ day, sha }) =>
        translate('edition.revised', { date: day, version: md(code(sha.slice(0, 7))) }),
      ),
    ]),
  )
}

function kinds({ categories }: Edition, { translate, words }: EditionSpeech): string {
  if (categories.length === 0) return ''
  return blocks(
    `## ${translate('edition.kinds')}`,
    bullets(
      categories.map(({ label, kinds: all }) =>
        [`**${words(label)}**`, ...all.map((kind) => `    - ${words(kind)}`)].join('\n'),
      ),
    ),
    translate('edition.suspicion'),
  )
}
