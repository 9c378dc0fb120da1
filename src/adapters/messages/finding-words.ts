import type { RecordFinding } from '../../app/audit/verify-records.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { template } from '../files/package-files.ts'
import { fillIn } from './fill-in.ts'

type Told = Pick<RecordFinding, 'message' | 'remedy'>

/** The findings on a record, in the language asked for: the English sentence is the key, with `{name}` where a value stands. */
export async function findingWords(language: Language): Promise<<Of extends Told>(finding: Of) => Of> {
  if (language === 'en') return (finding) => finding
  const sentences: Readonly<Record<string, string>> = JSON.parse(await template(`texts/verify/${language}.json`))
  const patterns = Object.entries(sentences).map(([key, words]) => ({ pattern: patternOf(key), words }))
  const say = (sentence: string): string => {
    for (const { pattern, words } of patterns) {
      const found = pattern.exec(sentence)
      if (found !== null) return fillIn(words, found.groups ?? {})
    }
    return sentence
  }
  return (finding) => ({ ...finding, message: say(finding.message), remedy: say(finding.remedy) })
}

/** Parts between values stand as they are; the more a sentence says of its own, the earlier it is tried. */
const patternOf = (key: string): RegExp => {
  const parts = key.split(/\{([a-z]+)\}/)
  const source = parts.map((part, at) =>
    at % 2 === 1 ? `(?<${part}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  return new RegExp(`^${source.join('')}$`, 's')
}
