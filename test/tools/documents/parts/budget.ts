import type { Language, Words } from '../../../../src/domain/policy/basics.ts'
import { wordsIn } from '../../../../src/domain/policy/basics.ts'
import { CASES_A_REQUEST, COLD, coldSweep } from '../../bench/cold-bounds.ts'
import { textOf } from '../files.ts'
import { table } from './table.ts'

const COUNTED = 'test/scenarios/budget.ts'

/** The figures that are counted there, under the names that they have there. */
const ROWS: readonly { words: Exclude<Words, string>; events: readonly string[] }[] = [
  {
    words: {
      ja: 'コマンドのないコメント、すでに合っているラベル、アプリ自身の変更の知らせ',
      en: 'a comment without a command, a label that already agrees, the app’s own echoes',
    },
    events: ['comment without a command', 'label that already agrees', 'all echoes of the app together'],
  },
  {
    words: {
      ja: 'すでに合っているカード、扱い済みのものの再配信',
      en: 'a card that already agrees, redelivery of anything',
    },
    events: ['card that already agrees'],
  },
  {
    words: {
      ja: 'インシデントの受付（担当者、ラベル、ボード、状態コメント、対応手順、記録台帳）',
      en: 'incident opened: assignee, labels, board, status comment, runbook, ledger',
    },
    events: ['incident opened', 'incident opened that no form made'],
  },
  {
    words: { ja: '受け付けた移行（入口を問わない）', en: 'an accepted transition, by any door' },
    events: [
      'transition by comment',
      'containment by comment',
      'transition by label',
      'transition by card',
      'transition by closing the issue',
      'transition by reopening the issue',
    ],
  },
  {
    words: { ja: 'プルリクエストも作成する移行', en: 'a transition that also opens the pull request' },
    events: ['transition that also opens the pull request'],
  },
  {
    words: { ja: '差し戻したカード・ラベル・コメント', en: 'a refused card, label or comment' },
    events: ['refused label', 'refused card', 'refused comment'],
  },
  {
    words: {
      ja: '組織で最初のインシデント（ラベルをまだ一つも使っていないとき）',
      en: 'the very first incident, whose labels nobody has used yet',
    },
    events: ['the very first incident'],
  },
]

/** The limits that the scenario of the budget holds the app to. */
export function budget(language: Language): string {
  const source = textOf(COUNTED)
  const limits = new Map(
    [...source.matchAll(/count\('([^']+)', (\d+)/g)].map(([, event = '', most = '']) => [event, most]),
  )
  const head = { ja: ['出来事', '多くとも'], en: ['event', 'at most'] }[language]
  const rows = ROWS.map(({ words, events }) => {
    const most = [...new Set(events.map((event) => limits.get(event)))]
    const [only] = most
    if (most.length !== 1 || only === undefined)
      throw new Error(`${COUNTED} has no one limit for: ${events.join(', ')}`)
    return [wordsIn(language, words), only]
  })
  return table(head, rows)
}

/** The requests that a run of the Action may make that knows nothing yet. */
export function coldBudget(language: Language): string {
  const head = { ja: ['出来事', '多くとも', '往復'], en: ['event', 'at most', 'round trips'] }[language]
  const rows: readonly [Exclude<Words, string>, string, string][] = [
    [
      { ja: '何も求めない出来事', en: 'an event that asks for nothing' },
      ...([String(COLD.nothing.requests), String(COLD.nothing.trips)] as const),
    ],
    [
      { ja: 'インシデントの受付', en: 'incident opened' },
      ...([String(COLD.opening.requests), String(COLD.opening.trips)] as const),
    ],
    [
      { ja: '受け付けた移行・記録（入口を問わない）', en: 'an accepted transition or record, by any door' },
      ...([String(COLD.accepted.requests), String(COLD.accepted.trips)] as const),
    ],
    [
      { ja: '差し戻したラベル・コメント', en: 'a refused label or comment' },
      ...([String(COLD.refused.requests), String(COLD.refused.trips)] as const),
    ],
    [
      { ja: '新しいことのない定期巡回（対応中の案件 N 件）', en: 'a sweep with nothing new, N open cases' },
      ...([`${coldSweep(0).requests} + N/${CASES_A_REQUEST}`, String(coldSweep(0).trips)] as const),
    ],
  ]
  return table(
    head,
    rows.map(([words, most, waits]) => [wordsIn(language, words), most, waits]),
  )
}
