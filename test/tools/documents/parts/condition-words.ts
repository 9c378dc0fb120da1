import type { Language } from '../../../../src/domain/policy/basics.ts'
import { type Condition, comparedWith } from '../../../../src/domain/policy/condition.ts'
import type { Names } from './default-policy.ts'

/** The words of a condition on one fact, as it stands and as its contrary; `values` are those that it names. */
interface FactWords {
  is(fact: string, values: string): readonly [string, string]
  ever(fact: string, values: string): readonly [string, string]
  set(fact: string): readonly [string, string]
  value(name: string): string
  either: string
  and: string
  or: string
}

const WORDS: Readonly<Record<Language, FactWords>> = {
  ja: {
    is: (fact, values) => [`「${fact}」が${values}`, `「${fact}」が${values}以外`],
    ever: (fact, values) => [`「${fact}」が一度でも${values}`, `「${fact}」が一度も${values}でない`],
    set: (fact) => [`「${fact}」あり`, `「${fact}」なし`],
    value: (name) => `「${name}」`,
    either: 'か',
    and: '、かつ',
    or: '、または',
  },
  en: {
    is: (fact, values) => [`${fact}: ${values}`, `${fact}: other than ${values}`],
    ever: (fact, values) => [`${fact} (at any time): ${values}`, `${fact} (never): ${values}`],
    set: (fact) => [`${fact} known`, `${fact} not known`],
    value: (name) => name,
    either: ' or ',
    and: ' and ',
    or: ' or ',
  },
}

/** A condition of the policy as people say it; a contrary is said of each fact, since nobody says it of a whole sentence. */
export const conditionWords = (condition: Condition, names: Names, language: Language): string =>
  wordsOf(condition, names, language, false)

function wordsOf(condition: Condition, names: Names, language: Language, isContrary: boolean): string {
  const say = WORDS[language]
  const inner = (part: Condition) => wordsOf(part, names, language, isContrary)
  if ('all' in condition) return condition.all.map(inner).join(isContrary ? say.or : say.and)
  if ('any' in condition) return condition.any.map(inner).join(isContrary ? say.and : say.or)
  if ('not' in condition) return wordsOf(condition.not, names, language, !isContrary)
  const fact = names.field(condition.fact)
  if ('set' in condition) return say.set(fact)[condition.set === isContrary ? 1 : 0]
  const values = comparedWith(condition).map((value) => say.value(names.option(condition.fact, value)))
  return ('ever' in condition ? say.ever : say.is)(fact, values.join(say.either))[isContrary ? 1 : 0]
}
