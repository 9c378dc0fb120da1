import { type Language, wordsIn } from '../../../src/domain/policy/basics.ts'
import { COLUMNS, type Column } from './columns.ts'
import { type Cell, judged, livedOnce } from './judged.ts'
import { STAGES, type Stage, type Try, WORLD } from './rows.ts'

export interface Row {
  stage: Stage
  tried: Try
  cells: ReadonlyMap<Column, Cell>
}

/** Every try by everybody. */
export function whoMay(): Row[] {
  const lived = livedOnce()
  return Object.values(STAGES).flatMap((stage) =>
    stage.tries.map((tried) => ({
      ...{ stage, tried },
      cells: new Map(COLUMNS.map((column) => [column, judged(stage, tried, column, lived)])),
    })),
  )
}

const DOORS: Readonly<
  Record<Language, Readonly<Record<Exclude<Try['door'], 'comment' | 'edit' | 'merge' | 'review'>, string>>>
> = {
  en: {
    label: 'a label',
    card: 'a card',
    closing: 'closing the issue',
    reopening: 'reopening it',
    'report-edit': 'editing an answer in the text of the issue',
    form: 'a report by the form',
    dispatch: 'a dispatch `hikeshi-report` opens a case in the app’s name',
    workflow: 'starting a laid workflow by hand: a round as scheduled, in nobody’s name',
    adopt: '`/adopt` where a policy is in force',
    'policy-review': 'approval of another policy, which an administrator then merges: it comes into force',
  },
  ja: {
    label: 'ラベル',
    card: 'カード',
    closing: 'Issue を閉じる',
    reopening: 'Issue を再び開く',
    'report-edit': 'Issue の本文にある回答を編集する',
    form: 'フォームによる報告',
    dispatch: '`hikeshi-report` の dispatch（案件はこのアプリの名で開かれる）',
    workflow: '設置済みのワークフローの手動起動（予定された巡回と同じで、だれの依頼にもならない）',
    adopt: '運用ポリシーの施行後の `/adopt`',
    'policy-review': '新しい運用ポリシーへの承認（管理者がマージすると施行される）',
  },
}

type Edit = (from: string, text: string) => string
const EDITS: Readonly<Record<Language, Readonly<Record<'own' | 'officer', Edit>>>> = {
  en: {
    own: (from, text) => `editing one’s own comment from ${from} to ${text}`,
    officer: (from, text) => `editing the officer’s comment from ${from} to ${text}`,
  },
  ja: {
    own: (from, text) => `自分のコメントの編集（${from} を ${text} に）`,
    officer: (from, text) => `責任者のコメントの編集（${from} を ${text} に）`,
  },
}

const MERGES: Readonly<Record<Language, Readonly<Record<'prevention' | 'policy', string>>>> = {
  en: {
    prevention: 'merging the prevention pull request: the case sees it, and asks who approved',
    policy: 'merging another policy that the officer approved: it comes into force',
  },
  ja: {
    prevention: '再発防止計画のプルリクエストのマージ（案件に反映され、承認者が問われる）',
    policy: '責任者が承認した新しい運用ポリシーのマージ（施行される）',
  },
}

const AS: Readonly<Record<Language, Readonly<Record<'officer' | 'sysadmin', string>>>> = {
  en: {
    sysadmin: 'approval of the merged plan counts as the officer’s',
    officer: 'approval of the merged plan counts as the system administrator’s',
  },
  ja: {
    sysadmin: 'マージされた計画への承認が責任者の承認として数えられる',
    officer: 'マージされた計画への承認がシステム管理担当者の承認として数えられる',
  },
}

/** The act that is tried, and when, as a table names it. */
export function nameOf({ stage: { process, when }, tried }: Pick<Row, 'stage' | 'tried'>, language: Language): string {
  const label = process === 'incident' ? undefined : WORLD.policy.processes[process]?.label
  const around = [label === undefined ? [] : wordsIn(language, label), when?.[language] ?? []].flat()
  return [tryIn(tried, language), ...(around.length === 0 ? [] : [`(${around.join(', ')})`])].join(' ')
}

function tryIn(tried: Try, language: Language): string {
  switch (tried.door) {
    case 'comment':
      return tried.text
        .split('\n')
        .map((line) => `\`${line}\``)
        .join(' ')
    case 'edit':
      return EDITS[language][tried.whose](`\`${tried.from}\``, `\`${tried.text}\``)
    case 'label':
      return `${DOORS[language].label} \`phase: ${tried.phase}\``
    case 'card':
      return `${DOORS[language].card} \`${tried.phase}\``
    case 'closing':
      return `${DOORS[language].closing} (\`${tried.as}\`)`
    case 'merge':
      return MERGES[language][tried.of]
    case 'adopt':
    case 'dispatch':
    case 'policy-review':
    case 'reopening':
    case 'workflow':
    case 'form':
    case 'report-edit':
      return DOORS[language][tried.door]
    case 'review':
      return AS[language][tried.beside]
  }
}
