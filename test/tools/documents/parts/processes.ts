import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { isOnBoard } from '../../../../src/domain/screen/projection.ts'
import { defaultPolicy } from './default-policy.ts'
import { code, table } from './table.ts'

const ON_BOARD = {
  columns: { ja: '段階ごとの列', en: 'a column for each phase' },
  view: { ja: '専用のビュー', en: 'a view of its own' },
  none: { ja: 'なし', en: 'none' },
} as const

/** The processes of the default policy and their phases. */
export function processes(language: Language): string {
  const policy = defaultPolicy()
  const head = { ja: ['手続', '段階', 'リポジトリ', 'ボード'], en: ['process', 'phases', 'repository', 'board'] }[
    language
  ]
  const rows = Object.entries(policy.processes).map(([id, process]) => [
    `${wordsIn(language, process.label)} (${code(id)})`,
    Object.entries(process.phases)
      .map(([phase, { label }]) => `${wordsIn(language, label)} ${code(phase)}`)
      .join(language === 'ja' ? '、' : ', '),
    code(process.repository),
    ON_BOARD[isOnBoard(process) ? process.board : 'none'][language],
  ])
  return table(head, rows)
}
