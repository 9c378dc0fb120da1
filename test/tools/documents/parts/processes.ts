import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { defaultPolicy } from './default-policy.ts'
import { code, table } from './table.ts'

/** The processes of the default policy and their phases. */
export function processes(language: Language): string {
  const policy = defaultPolicy()
  const head = { ja: ['手続', '段階', 'リポジトリ'], en: ['process', 'phases', 'repository'] }[language]
  const rows = Object.entries(policy.processes).map(([id, process]) => [
    `${wordsIn(language, process.label)} (${code(id)})`,
    Object.entries(process.phases)
      .map(([phase, { label }]) => `${wordsIn(language, label)} ${code(phase)}`)
      .join(language === 'ja' ? '、' : ', '),
    code(process.repository),
  ])
  return table(head, rows)
}
