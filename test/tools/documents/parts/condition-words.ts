import type { Language } from '../../../../src/domain/policy/basics.ts'
import { type Condition, comparedWith } from '../../../../src/domain/policy/condition.ts'
import type { Names } from './default-policy.ts'

const WORDS = {
  ja: {
    is: '＝',
    ever: '（一度でも）＝',
    not: 'ではない：',
    set: 'あり',
    unset: 'なし',
    and: '、かつ',
    or: '、または',
    either: '・',
  },
  en: {
    is: ': ',
    ever: ' (at any time): ',
    not: 'not ',
    set: ' known',
    unset: ' not known',
    and: ' and ',
    or: ' or ',
    either: ' or ',
  },
} as const

/** A condition of the policy as people say it. */
export function conditionWords(condition: Condition, names: Names, language: Language): string {
  const say = WORDS[language]
  const inner = (part: Condition) => conditionWords(part, names, language)
  if ('all' in condition) return condition.all.map(inner).join(say.and)
  if ('any' in condition) return condition.any.map(inner).join(say.or)
  if ('not' in condition) return `${say.not}${inner(condition.not)}`
  const fact = names.field(condition.fact)
  if ('set' in condition) return `${fact}${condition.set ? say.set : say.unset}`
  const is = 'ever' in condition ? say.ever : say.is
  return `${fact}${is}${comparedWith(condition)
    .map((value) => names.option(condition.fact, value))
    .join(say.either)}`
}
