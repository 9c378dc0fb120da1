import type { Length } from '../../../../src/domain/clock/clock.schema.ts'
import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { defaultPolicy, type Names, namesIn } from './default-policy.ts'
import { code, table } from './table.ts'

/** Every clock of the default policy, how long it is and where the number comes from. */
export function clocks(language: Language): string {
  const policy = defaultPolicy()
  const names = namesIn(policy, language)
  const words = {
    ja: { head: ['期限', '長さ', '数え方', '出典', '要求'], elapsed: '経過時間', off: '既定では無効' },
    en: {
      head: ['clock', 'length', 'counted in', 'source', 'requirement'],
      elapsed: 'elapsed time',
      off: 'off by default',
    },
  }[language]
  const rows = Object.values(policy.clocks).map(({ label, length, calendar, source, clause, pack }) => [
    `${wordsIn(language, label)}${pack !== undefined && policy.packs[pack]?.on !== true ? ` (${words.off})` : ''}`,
    lengthWords(length, names, language),
    calendar === 'elapsed' ? words.elapsed : code(calendar),
    wordsIn(language, source),
    clause ?? '',
  ])
  return table(words.head, rows)
}

export function lengthWords(length: Length, names: Names, language: Language): string {
  if (typeof length === 'string') return code(length)
  if ('until' in length) return { ja: '対策ごとの期日まで', en: 'until the date of the item' }[language]
  const value = (id: string) => (length.by === 'priority' ? id : names.option(length.by, id))
  const cases = Object.entries(length.is).map(([id, time]) => `${value(id)} ${code(time)}`)
  const rest = { ja: 'ほか', en: 'else' }[language]
  return names.list([...cases, ...(length.else === undefined ? [] : [`${rest} ${code(length.else)}`])])
}
