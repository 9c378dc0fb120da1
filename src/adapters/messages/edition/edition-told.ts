import type { Edition } from '../../../domain/edition/edition-of.ts'
import { blocks } from '../marks.ts'
import { md } from '../texts.ts'
import { type EditionSpeech, tableOf } from './edition-speech.ts'
import { calendarWords, timeWords } from './time-words.ts'

/** The notices to readers, and by when: that is what they open the document for. */
export function told({ processes, deadlines }: Edition, speech: EditionSpeech): string {
  const { translate, language, words } = speech
  const notices = processes.flatMap(({ label: process, notices: all }) =>
    all.map(({ label, time }) => ({ label: `${words(process)}${translate('edition.colon')}${words(label)}`, time })),
  )
  const all = [...notices, ...deadlines.map(({ label, time }) => ({ label: words(label), time }))]
  if (all.length === 0) return ''
  const rows = all.map(({ label, time }) => [
    label,
    time === undefined ? translate('edition.promptly') : timeWords(translate, language, time),
  ])
  const counted = all.flatMap(({ time }) => (time === undefined ? [] : [calendarWords(translate, language, time)]))
  return blocks(
    `## ${translate('edition.told')}`,
    translate('edition.told-what'),
    tableOf([translate('edition.notice'), translate('edition.when')], rows),
    ...[...new Set(counted)].map((line) => (line === '' ? '' : translate('edition.counted', { how: md(line) }))),
    translate('edition.arranged'),
  )
}
