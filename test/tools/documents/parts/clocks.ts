import { ACTION_OWNER } from '../../../../src/domain/clock/called.ts'
import type { ClockPolicy, Length } from '../../../../src/domain/clock/clock.schema.ts'
import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { defaultPolicy, type Names, namesIn } from './default-policy.ts'
import { code, table } from './table.ts'

/** Every clock of the default policy, how long it is and where the number comes from. */
export function clocks(language: Language): string {
  const policy = defaultPolicy()
  const names = namesIn(policy, language)
  const words = {
    ja: {
      head: ['期限', '長さ', '数え方', '督促する相手', '過ぎた後に知らせる相手', '出典', '要求'],
      elapsed: '経過時間',
      off: '既定では無効',
    },
    en: {
      head: ['clock', 'length', 'counted in', 'reminded', 'told once it has run out', 'source', 'requirement'],
      elapsed: 'elapsed time',
      off: 'off by default',
    },
  }[language]
  const rows = Object.values(policy.clocks).map((clock) => {
    const { label, length, calendar, source, clause, pack } = clock
    return [
      `${wordsIn(language, label)}${pack !== undefined && policy.packs[pack]?.on !== true ? ` (${words.off})` : ''}`,
      lengthWords(length, names, language),
      calendar === 'elapsed' ? words.elapsed : code(calendar),
      toldWords(clock, names, language),
      furtherWords(clock, names, language),
      wordsIn(language, source),
      clause ?? '',
    ]
  })
  return table(words.head, rows)
}

/** Those whom a clock reminds. */
export function toldWords({ tell }: ClockPolicy, names: Names, language: Language): string {
  if (tell === undefined) return { ja: 'その段階の担当', en: 'whoever is in charge of the phase' }[language]
  const owner = { ja: '対策の担当者', en: 'the owner of the item' }[language]
  return names.list(tell.map((id) => (id === ACTION_OWNER ? owner : names.role(id))))
}

/** Those who come next when nothing was done, each with the time; or why nobody does. */
function furtherWords(clock: ClockPolicy, names: Names, language: Language): string {
  const why = clock['not-escalated']
  if (why !== undefined) return `${{ ja: 'なし：', en: 'nobody: ' }[language]}${wordsIn(language, why)}`
  const from = { ja: '開始から ', en: 'from the start ' }[language]
  return clock.escalate
    .map(({ after, past, to }) => {
      const time = past === undefined ? after && `${from}${lengthWords(after, names, language)}` : code(`+${past}`)
      return `${names.role(to)} (${time})`
    })
    .join('<br>')
}

export function lengthWords(length: Length, names: Names, language: Language): string {
  if (typeof length === 'string') return code(length)
  if ('until' in length) return { ja: '対策ごとの期日まで', en: 'until the date of the item' }[language]
  const value = (id: string) => (length.by === 'priority' ? id : names.option(length.by, id))
  const cases = Object.entries(length.is).map(([id, time]) => `${value(id)} ${code(time)}`)
  const rest = { ja: 'ほか', en: 'else' }[language]
  return names.list([...cases, ...(length.else === undefined ? [] : [`${rest} ${code(length.else)}`])])
}
