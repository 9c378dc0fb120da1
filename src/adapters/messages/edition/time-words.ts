import * as Duration from 'temporal-polyfill/fns/Duration'
import type { EditionStart, EditionTime } from '../../../domain/edition/edition-times.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../../domain/policy/basics.ts'
import { listed } from '../message-context.ts'
import { md, type Translate } from '../texts.ts'

/** `P5D` in business days: “within 5 business days”, as a person outside would say it. */
export function timeWords(translate: Translate, language: Language, { lengths, calendar, from }: EditionTime): string {
  const business = calendar?.count === 'business-days'
  const within = lengths.map(({ of, length }, at) => {
    const said = lengthWords(translate, length, business)
    if (of !== undefined) return translate('edition.length-of', { of: wordsIn(language, of), length: said })
    return at === 0 ? said : translate('edition.length-else', { length: said })
  })
  const starts = [...new Set(from.map((start) => startWords(translate, language, start)))]
  if (within.length === 0) return translate('edition.by-its-date')
  const about = { length: md(within.join(translate('list.comma'))), start: md(starts.join(translate('edition.or'))) }
  return translate(starts.length === 0 ? 'edition.within' : 'edition.within-of', about)
}

/** How its days are counted, where that is not as they pass. */
export function calendarWords(translate: Translate, language: Language, { calendar }: EditionTime): string {
  if (calendar?.count !== 'business-days') return ''
  const { weekend, holidays, closed } = calendar
  const off = [
    ...weekend.map((day) => weekday(language, day)),
    ...(holidays === 'japan' ? [translate('edition.holidays')] : []),
    ...(closed ? [translate('edition.closed')] : []),
  ]
  const first = translate(calendar['first-day'] === 'included' ? 'edition.first-included' : 'edition.first-excluded')
  return translate('edition.business-days', { off: md(listed({ translate }, off)), first })
}

export function lengthWords(translate: Translate, length: string, business = false): string {
  const { years, months, weeks, days, hours, minutes } = Duration.fromString(length)
  const units = { years, months, weeks, days, hours, minutes }
  const parts = UNITS.flatMap((unit) => {
    const n = units[unit]
    if (n === 0) return []
    return [
      translate(`edition-length.${unit === 'days' && business ? 'business' : unit}${n === 1 ? '-one' : ''}`, { n }),
    ]
  })
  return parts.length === 0 ? asInlineText(length) : parts.join(translate('edition.and-length'))
}
const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const

function startWords(translate: Translate, language: Language, { on, name }: EditionStart): string {
  return translate(`edition-from.${on}`, { name: name === undefined ? '' : wordsIn(language, name) })
}

/** 1970-01-05 was a Monday. */
const weekday = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 5 + ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(day)),
  )
