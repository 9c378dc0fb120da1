import type { Edition } from '../../../domain/edition/edition-of.ts'
import type { EditionProcess } from '../../../domain/edition/edition-process.ts'
import type { EditionTime } from '../../../domain/edition/edition-times.ts'
import { blocks, bullets } from '../marks.ts'
import { md } from '../texts.ts'
import { type EditionSpeech, named, tableOf } from './edition-speech.ts'
import { lengthWords, timeWords } from './time-words.ts'

/** How incidents are responded to, and what is done lest they come again. */
export function responses({ processes }: Edition, speech: EditionSpeech): string {
  const { translate } = speech
  const all = processes.filter(({ contains }) => contains !== undefined)
  return blocks(
    ...all.flatMap((process) => [
      `## ${translate(all.length === 1 ? 'edition.response' : 'edition.response-to', { process: md(speech.words(process.label)) })}`,
      translate('edition.steps'),
      tableOf(
        [translate('edition.phase'), translate('edition.lead')],
        process.phases.map(({ label, by }) => [
          speech.words(label),
          by.length === 0 ? '–' : named(speech, by).markdown,
        ]),
      ),
      translate('edition.at-once', { roles: named(speech, process.contains ?? []) }),
      learning(process, speech),
    ]),
  )
}

function learning({ plans, measures, effect, reports }: EditionProcess, speech: EditionSpeech): string {
  const { translate } = speech
  const lines = [
    ...plans.map(({ label, sections, by, time }) =>
      translate('edition.plan', {
        ...{ label: md(speech.words(label)), sections: named(speech, sections), roles: named(speech, by) },
        time: clause(speech, time),
      }),
    ),
    ...(measures ? [translate('edition.measures')] : []),
    ...(effect === undefined
      ? []
      : [translate('edition.effect', { time: md(timeWords(translate, speech.language, effect)) })]),
    ...reports.map(({ label, by, when, time }) =>
      translate(when.length === 0 ? 'edition.report' : 'edition.report-when', {
        ...{
          label: md(speech.words(label)),
          roles: named(speech, by),
          when: md([...new Set(when.map(speech.words))].join(translate('list.choice'))),
        },
        time: clause(speech, time),
      }),
    ),
  ]
  return lines.length === 0 ? '' : blocks(`## ${translate('edition.learning')}`, bullets(lines))
}

const clause = ({ translate, language }: EditionSpeech, time: EditionTime | undefined) =>
  md(time === undefined ? '' : translate('edition.in-time', { time: md(timeWords(translate, language, time)) }))

/** Exceptions, disclosure, revision, review: in a line each what it is for, how it goes and who decides. */
export function others({ processes }: Edition, speech: EditionSpeech): string {
  const { translate } = speech
  const all = processes.filter(({ contains }) => contains === undefined)
  if (all.length === 0) return ''
  return blocks(
    `## ${translate('edition.others')}`,
    ...all.flatMap((process) => [
      `### ${speech.words(process.label)}`,
      process.about === undefined ? '' : speech.words(process.about),
      bullets([
        translate('edition.course', { phases: md(process.phases.map(({ label }) => speech.words(label)).join(' → ')) }),
        translate('edition.decided', { roles: named(speech, process.deciders) }),
        ...(process.every === undefined
          ? []
          : [translate('edition.every', { length: lengthWords(translate, process.every) })]),
      ]),
    ]),
  )
}
