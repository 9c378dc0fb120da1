import * as Duration from 'temporal-polyfill/fns/Duration'
import type { EditionStart, EditionTime } from '../../../domain/edition/edition-times.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../../domain/policy/basics.ts'
import { listed } from '../message-context.ts'
import { md, type Tell } from '../texts.ts'

/** `P5D` in business days: “within 5 business days”, as a person outside would say it. */
export function timeWords(tell: Tell, language: Language, { lengths, calendar, from }: EditionTime): string {
  const business = calendar?.count === 'business-days'
  const within = lengths.map(({ of, length }, at) => {
    const said = lengthWords(tell, length, business)
    if (of !== undefined) return tell('edition.length-of', { of: wordsIn(language, of), length: said })
    return at === 0 ? said : tell('edition.length-else', { length: said })
  })
  const starts = [...new Set(from.map((start) => startWords(tell, language, start)))]
  if (within.length === 0) return tell('edition.by-its-date')
  const about = { length: md(within.join(tell('list.comma'))), start: md(starts.join(tell('edition.or'))) }
  return tell(starts.length === 0 ? 'edition.within' : 'edition.within-of', about)
}

/** How its days are counted, where that is not as they pass. */
export function calendarWords(tell: Tell, language: Language, { calendar }: EditionTime): string {
  if (calendar?.count !== 'business-days') return ''
  const { weekend, holidays, closed } = calendar
  const off = [
    ...weekend.map((day) => weekday(language, day)),
    ...(holidays === 'japan' ? [tell('edition.holidays')] : []),
    ...(closed ? [tell('edition.closed')] : []),
  ]
  const first = tell(calendar['first-day'] === 'included' ? 'edition.first-included' : 'edition.first-excluded')
  return tell('edition.business-days', { off: md(listed({ tell }, off)), first })
}

export function lengthWords(tell: Tell, length: string, business = false): string {
  const { years, months, weeks, days, hours, minutes } = Duration.fromString(length)
  const units = { years, months, weeks, days, hours, minutes }
  const parts = UNITS.flatMap((unit) => {
    const n = units[unit]
    if (n === 0) return []
    return [tell(`edition-length.${unit === 'days' && business ? 'business' : unit}${n === 1 ? '-one' : ''}`, { n })]
  })
  return parts.length === 0 ? asInlineText(length) : parts.join(tell('edition.and-length'))
}
const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const

function startWords(tell: Tell, language: Language, { on, name }: EditionStart): string {
  return tell(`edition-from.${on}`, { name: name === undefined ? '' : wordsIn(language, name) })
}

/** 1970-01-05 was a Monday. */
const weekday = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 5 + ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(day)),
  )
