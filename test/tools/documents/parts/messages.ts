import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../../../src/domain/policy/basics.ts'
import { ROOT } from '../files.ts'
import { table } from './table.ts'

interface Trouble {
  /** The text that people meet, by its key. */
  key: string
  why: Readonly<Record<Language, string>>
  remedy: Readonly<Record<Language, string>>
}

/** The troubles that people meet on GitHub when something is not as it should be. */
const TROUBLES: readonly Trouble[] = [
  {
    key: 'adopt.unadopted',
    why: {
      en: 'the policy file is there, and nobody has put it in force',
      ja: '運用ポリシーのファイルはあるが、効力がない',
    },
    remedy: {
      en: 'an administrator comments the `/adopt` line that the answer shows',
      ja: '管理者が、返事にある `/adopt` の行をコメントする',
    },
  },
  {
    key: 'adopt.unadopted-no-file',
    why: { en: 'the default branch has no policy file', ja: '既定のブランチに運用ポリシーのファイルがない' },
    remedy: {
      en: 'push what `hikeshi init` laid, then adopt it',
      ja: '`hikeshi init` が置いたものを push し、採択する',
    },
  },
  {
    key: 'adopt.refused',
    why: {
      en: 'the proof found something, or the account may not adopt',
      ja: '検証で問題が見つかった、または採択できる人ではない',
    },
    remedy: {
      en: 'the answer names each reason; `hikeshi check` shows them with line and column',
      ja: '返事が理由をすべて示す。`hikeshi check` は行と桁も示す',
    },
  },
  {
    key: 'adopt.public',
    why: { en: 'the repository became public', ja: 'リポジトリが公開になった' },
    remedy: {
      en: 'make it private; or name it under `public-repositories` with a reason',
      ja: '非公開に戻す。または理由とともに `public-repositories` に書く',
    },
  },
  {
    key: 'record.unrecorded',
    why: {
      en: 'GitHub did not take the record: a rule, an archive, a missing permission, an outage',
      ja: 'GitHub が記録を受け付けなかった（規則、アーカイブ、権限、障害）',
    },
    remedy: {
      en: 'the answer names which; `hikeshi doctor` shows the remedy; the next sweep takes up what was written',
      ja: 'どれかは返事に書いてある。`hikeshi doctor` が直し方を示す。書かれたものは次の定期巡回が取り込む',
    },
  },
  {
    key: 'record.withheld',
    why: { en: 'a key or password stood in the text', ja: '文の中に鍵かパスワードがあった' },
    remedy: {
      en: 'revoke the key, edit the text; nothing else is missing from the record',
      ja: '鍵を無効にし、文を編集する。ほかはすべて記録されている',
    },
  },
  {
    key: 'record.tampered',
    why: { en: 'somebody pushed to the ledger branch', ja: '誰かが台帳のブランチに push した' },
    remedy: {
      en: 'revert that commit as the answer says; ask its author, by phone; take Write away',
      ja: '返事のとおりにそのコミットを取り消す。書いた人に電話で尋ね、Write を外す',
    },
  },
  {
    key: 'record.unreadable',
    why: { en: 'a line is damaged, or a newer version wrote it', ja: '行が壊れている、または新しい版が書いた' },
    remedy: {
      en: 'bring every host to one version; else restore the file from a clone',
      ja: 'すべてを同じ版にそろえる。違えば、写しからファイルを戻す',
    },
  },
  {
    key: 'record.lost',
    why: { en: 'the ledger branch or file was deleted', ja: '台帳のブランチかファイルが削除された' },
    remedy: {
      en: 'restore it from a clone, or from the last commit that the answer names',
      ja: '写しから、または返事にある最後のコミットから戻す',
    },
  },
  {
    key: 'sweep.late',
    why: {
      en: 'the scheduled workflow stopped, or the server is down',
      ja: '定期実行が止まった、またはサーバーが止まっている',
    },
    remedy: {
      en: 'run *Hikeshi sweep* by hand; if its schedule was disabled, enable it and change its file once',
      ja: '*Hikeshi sweep* を手で動かす。予定が無効なら有効にし、ファイルを一度変更する',
    },
  },
]

/** The messages that say that something is wrong, in their own words, with why and what to do. */
export function messages(language: Language): string {
  const texts = JSON.parse(readFileSync(join(ROOT, `templates/texts/${language}.json`), 'utf8')) as Record<
    string,
    string
  >
  const head = { en: ['it says', 'because', 'so'], ja: ['表示', '原因', 'すること'] }[language]
  return table(
    head,
    TROUBLES.map(({ key, why, remedy }) => [beginningOf(texts[key], key), why[language], remedy[language]]),
  )
}

/** The first sentence, without emphasis; what differs from case to case is left open. */
function beginningOf(text: string | undefined, key: string): string {
  if (text === undefined) throw new Error(`there is no text "${key}"`)
  const plain = text
    .replace(/^\{\{\w+\}\}(?:さん)?[ 、,]*/, '')
    .replaceAll('**', '')
    .replaceAll(/\{\{\{?\w+\}?\}\}/g, '…')
  const [, sentence = plain] = /^([\s\S]*?[。.:：])(?:\s|$|[^\w])/.exec(plain) ?? []
  return sentence.replaceAll('\n', ' ').trim()
}
