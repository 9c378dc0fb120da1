import type { Edition } from '../../../domain/edition/edition-of.ts'
import type { EditionProcess } from '../../../domain/edition/edition-process.ts'
import type { EditionTime } from '../../../domain/edition/edition-times.ts'
import { blocks, bullets } from '../marks.ts'
import { md } from '../texts.ts'
import { type EditionSpeech, named, tableOf } from './edition-speech.ts'
import { lengthWords, timeWords } from './time-words.ts'

/** How incidents are responded to, and what is done lest they come again. */
export function responses({ processes }: Edition, speech: EditionSpeech): string {
  const { tell } = speech
  const all = processes.filter(({ contains }) => contains !== undefined)
  return blocks(
    ...all.flatMap((process) => [
      `## ${tell(all.length === 1 ? 'edition.response' : 'edition.response-to', { process: md(speech.words(process.label)) })}`,
      tell('edition.steps'),
      tableOf(
        [tell('edition.phase'), tell('edition.lead')],
        process.phases.map(({ label, by }) => [
          speech.words(label),
          by.length === 0 ? '–' : named(speech, by).markdown,
        ]),
      ),
      tell('edition.at-once', { roles: named(speech, process.contains ?? []) }),
      learning(process, speech),
    ]),
  )
}

function learning({ plans, measures, effect, reports }: EditionProcess, speech: EditionSpeech): string {
  const { tell } = speech
  const lines = [
    ...plans.map(({ label, sections, by, time }) =>
      tell('edition.plan', {
        ...{ label: md(speech.words(label)), sections: named(speech, sections), roles: named(speech, by) },
        time: clause(speech, time),
      }),
    ),
    ...(measures ? [tell('edition.measures')] : []),
    ...(effect === undefined ? [] : [tell('edition.effect', { time: md(timeWords(tell, speech.language, effect)) })]),
    ...reports.map(({ label, by, when, time }) =>
      tell(when.length === 0 ? 'edition.report' : 'edition.report-when', {
        ...{
          label: md(speech.words(label)),
          roles: named(speech, by),
          when: md([...new Set(when.map(speech.words))].join(tell('list.choice'))),
        },
        time: clause(speech, time),
      }),
    ),
  ]
  return lines.length === 0 ? '' : blocks(`## ${tell('edition.learning')}`, bullets(lines))
}

const clause = ({ tell, language }: EditionSpeech, time: EditionTime | undefined) =>
  md(time === undefined ? '' : tell('edition.in-time', { time: md(timeWords(tell, language, time)) }))

/** Exceptions, disclosure, revision, review: in a line each what it is for, how it goes and who decides. */
export function others({ processes }: Edition, speech: EditionSpeech): string {
  const { tell } = speech
  const all = processes.filter(({ contains }) => contains === undefined)
  if (all.length === 0) return ''
  return blocks(
    `## ${tell('edition.others')}`,
    ...all.flatMap((process) => [
      `### ${speech.words(process.label)}`,
      process.about === undefined ? '' : speech.words(process.about),
      bullets([
        tell('edition.course', { phases: md(process.phases.map(({ label }) => speech.words(label)).join(' → ')) }),
        tell('edition.decided', { roles: named(speech, process.deciders) }),
        ...(process.every === undefined ? [] : [tell('edition.every', { length: lengthWords(tell, process.every) })]),
      ]),
    ]),
  )
}
