import type { Source } from '../../domain/audit/operation-check/operation.ts'
import { type FindingWords, filled } from './finding-words.ts'

const code = (words: string): string => `\`${words}\``

/** Few may read them: that there are such cases, or how many, is told to nobody here (R8-2). */
export function leftOut({ texts, policyFile = '' }: FindingWords, names: readonly string[]): string {
  if (names.length === 0) return ''
  const home = policyFile.split('/').slice(0, 2).join('/')
  const commands = names.map((name) => code(`hikeshi audit --repo ${home} --including ${name}`))
  const [repositories, command] = [names.map(code), commands].map((all) => all.join(texts('doc.comma')))
  return `> ${filled(texts('doc.left-out'), { repositories: repositories ?? '', command: command ?? '' })}`
}

/** The topics that nobody looked at, so that nothing says that they are in order. */
export function notLookedAt({ texts }: FindingWords, notChecked: readonly Source[]): string {
  if (notChecked.length === 0) return ''
  const sources = notChecked.map((source) => texts(`source.${source}`)).join(texts('doc.comma'))
  return `> ${filled(texts('doc.not-checked'), { sources })}`
}
