import { allWords, type Words } from '../policy/basics.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { foldText } from '../values/fold-text.ts'
import { ownProperty } from '../values/own-property.ts'

/** Every command with the Japanese names that work beside its own; the policy adds its own names to them. */
export const COMMAND_NAMES = {
  contain: ['封じ込め', '封じこめ'],
  phase: ['段階', 'フェーズ'],
  advance: ['次へ', '進む', '次に進む'],
  record: ['記録', '記入'],
  set: ['設定'],
  note: ['メモ', '追記'],
  evidence: ['証拠', '証拠保全'],
  contact: ['連絡'],
  recovered: ['復旧'],
  runbook: ['手順書', '対応手順'],
  appoint: ['任命'],
  activate: ['始動', '対応組織始動'],
  'stand-down': ['対応組織終了', '体制終了'],
  ratify: ['追認'],
  action: ['対応', '対策', '対策項目'],
  done: ['完了'],
  effect: ['効果', '効果確認'],
  accept: ['対応しない', '受容'],
  approve: ['承認'],
  consent: ['同意'],
  notice: ['文案', '周知文案'],
  sent: ['周知', '送付', '周知済み'],
  acknowledge: ['確認', '確認済み'],
  exempt: ['免除', '対象外'],
  duplicate: ['重複'],
  'part-of': ['一部', '親の件'],
  redact: ['削除', '記載削除'],
  adopt: ['採択'],
  status: ['状況', '状態'],
  help: ['ヘルプ', '使い方'],
  // Transitions that policies name so.
  reject: ['却下'],
  dismiss: ['非該当'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Words of other tools and of everyday speech, each with the command that is meant; they are answered, never carried out. */
const MEANT: Readonly<Record<string, string>> = {
  ...{ isolate: 'contain', contained: 'contain', 隔離: 'contain', 遮断: 'contain', 止血: 'contain' },
  ...{ next: 'advance', proceed: 'advance', 次: 'advance', コメント: 'note', memo: 'note', comment: 'note' },
  ...{ recover: 'recovered', restored: 'recovered', restore: 'recovered', assign: 'appoint', 担当: 'appoint' },
  ...{ todo: 'action', task: 'action', ack: 'acknowledge', lgtm: 'approve', approved: 'approve', deny: 'reject' },
  ...{ dup: 'duplicate', state: 'status', '?': 'help', commands: 'help', コマンド: 'help', 進捗: 'status' },
  ...{ invalid: 'dismiss', wontfix: 'dismiss', cancel: 'dismiss', 誤検知: 'dismiss', 取消: 'dismiss' },
  // Typed and not converted.
  ...{ ふうじこめ: 'contain', めも: 'note', ノート: 'note', きろく: 'record', へるぷ: 'help', じょうきょう: 'status' },
  ...{ つぎへ: 'advance', しょうこ: 'evidence', れんらく: 'contact', ふっきゅう: 'recovered', 実施: 'done' },
  ...{ containment: 'contain', 封じ込み: 'contain', 封込め: 'contain', 封込: 'contain', ステータス: 'status' },
  ...{ コンテイン: 'contain', セット: 'set', レコード: 'record', アドバンス: 'advance', エビデンス: 'evidence' },
  ...{ 取り消し: 'dismiss', 取下げ: 'dismiss', 取り下げ: 'dismiss' },
  ...{ escalate: 'activate', log: 'note', ログ: 'note', 拒否: 'reject' },
}

export interface KnownName {
  command: string
  /** As it is compared: folded. */
  spelled: string
  /** The same with what people write for its dash: nothing, a blank. */
  spellings: readonly string[]
  /** Letters may follow directly in another script alone. */
  isLatin: boolean
  /** Only meant so: it is answered with the command that does it. */
  isGuess: boolean
  /** What that command begins with, such as the field that was named. */
  begins: string
}

/** Every name that a command goes by, the longest first. */
export interface KnownNames {
  all: readonly KnownName[]
  /** The same by the first letter: a comment has thousands of lines where somebody wants it so. */
  byLetter: ReadonlyMap<string, readonly KnownName[]>
}

const known = new WeakMap<Policy, KnownNames>()

export function commandNames(policy: Policy | undefined): KnownNames {
  if (policy === undefined) return byLetter(namesOf({}))
  const found = known.get(policy)
  if (found !== undefined) return found
  const made = byLetter(namesOf(policy))
  known.set(policy, made)
  return made
}

function byLetter(all: readonly KnownName[]): KnownNames {
  const letters = new Map<string, KnownName[]>()
  for (const name of all) {
    const letter = name.spelled.charAt(0)
    letters.set(letter, [...(letters.get(letter) ?? []), name])
  }
  return { all, byLetter: letters }
}

function namesOf(policy: Partial<Pick<Policy, 'processes' | 'fields' | 'command-names'>>): KnownName[] {
  const ofPolicy = Object.values(policy.processes ?? {}).flatMap(({ transitions }) =>
    transitions.flatMap(({ command }) => (command === undefined ? [] : [command])),
  )
  const active = new Set([...Object.keys(COMMAND_NAMES).filter((name) => !BY_POLICY.includes(name)), ...ofPolicy])
  const added = policy['command-names'] ?? {}
  const ways = [...active].flatMap((command) =>
    [command, ...listedFor(COMMAND_NAMES, command), ...listedFor(added, command)].map((name) => ({ command, name })),
  )
  const guesses = [
    ...Object.entries(MEANT).flatMap(([name, command]) => (active.has(command) ? [{ command, name, begins: '' }] : [])),
    ...CLOSING.map((name) => ({ command: 'close', name, begins: '' })),
    ...REOPENING.map((name) => ({ command: 'reopen', name, begins: '' })),
    ...thingsOf('set', policy.fields ?? {}),
    ...Object.values(policy.processes ?? {}).flatMap(({ phases }) => thingsOf('phase', phases)),
  ]
  const seen = new Set<string>()
  return [
    ...ways.map((way) => ({ ...way, isGuess: false, begins: '' })),
    ...guesses.map((one) => ({ ...one, isGuess: true })),
  ]
    .map(({ name, ...rest }): KnownName => {
      const spelled = foldText(name)
      return { ...rest, spelled, spellings: spellingsOf(spelled), isLatin: /[a-z\d?]$/.test(spelled) }
    })
    .filter(({ spelled }) => !seen.has(spelled) && seen.add(spelled) !== undefined)
    .sort((one, other) => other.spelled.length - one.spelled.length)
}

const spellingsOf = (spelled: string): string[] =>
  spelled.includes('-') ? [spelled, spelled.replace('-', ''), spelled.replace('-', ' ')] : [spelled]

const listedFor = (names: Readonly<Record<string, readonly string[]>>, command: string): readonly string[] =>
  ownProperty(names, command) ?? []

/** `/severity high` and `/封じ込め中`: a field or a phase in the place of the command that names it. */
const thingsOf = (command: string, things: Readonly<Record<string, { label: Words }>>) =>
  Object.entries(things).flatMap(([id, { label }]) =>
    [id, ...allWords(label)].filter((name) => name.length > 1).map((name) => ({ command, name, begins: `${id} ` })),
  )

/** Which phase ends a case its process says. */
const CLOSING: readonly string[] = ['close', 'closed', 'resolve', 'resolved', 'クローズ', '終了', '閉じる', '解決']

const REOPENING: readonly string[] = ['reopen', 'reopened', '再開', '再オープン', 'やり直し']

/** Commands only where a policy names them for a transition. */
const BY_POLICY: readonly string[] = ['reject', 'dismiss']
