import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../../../src/domain/policy/basics.ts'
import { ROOT } from '../files.ts'
import { table } from './table.ts'

type Where = Readonly<Record<Language, string>>

const LEDGER: Where = {
  en: '[the record](records.md), and [restore it](backup.md) where it is damaged',
  ja: '[記録](records.ja.md)。壊れていれば[戻す](backup.ja.md)',
}
const SEALS: Where = { en: '[seals](records.md#seals)', ja: '[封印](records.ja.md#封印)' }
const SETTINGS: Where = {
  en: 'the repository’s *Settings* → *General*, at its end',
  ja: 'リポジトリの *Settings* → *General* のいちばん下',
}
const CONVERSATION: Where = {
  en: 'the issue’s side bar, *Unlock conversation*',
  ja: 'Issue の右側の *Unlock conversation*',
}
const RULES: Where = {
  en: 'the repository’s *Settings* → *Rules* → *Rulesets*, *Bypass list*',
  ja: 'リポジトリの *Settings* → *Rules* → *Rulesets* の *Bypass list*',
}
const BOARD: Where = {
  en: 'the project’s *Settings* → *Manage access*, and its field `Status`',
  ja: 'プロジェクトの *Settings* → *Manage access* と、フィールド `Status`',
}

/** The place where each error that an administrator can meet is put right. */
const PLACES: Readonly<Record<string, Where>> = {
  'github.unauthorised': {
    en: '`gh auth status`; the app’s page, *Private keys*',
    ja: '`gh auth status`。アプリのページの *Private keys*',
  },
  'github.permission-missing': {
    en: 'the app’s page, *Permissions & events*, then the organisation’s *Settings* → *GitHub Apps*; `gh auth refresh` for a token',
    ja: 'アプリのページの *Permissions & events*、次に組織の *Settings* → *GitHub Apps*。トークンは `gh auth refresh`',
  },
  'github.archived': SETTINGS,
  'github.gone': SETTINGS,
  'github.moved': {
    en: 'the issue’s old address leads to where it is; the case goes on there where the policy has cases',
    ja: '元のアドレスを開くと、いまの場所に移る。運用ポリシーの扱う場所なら、案件はそこで続く',
  },
  'github.not-installed': {
    en: 'the organisation’s *Settings* → *GitHub Apps*: install it, or *Unsuspend*',
    ja: '組織の *Settings* → *GitHub Apps* で、インストールするか *Unsuspend* を押す',
  },
  'github.rule': RULES,
  'github.secret': {
    en: 'where the key was issued: revoke it, and edit the text',
    ja: '鍵の発行元で無効にし、書かれた文を編集する',
  },
  'github.locked': CONVERSATION,
  'github.not-found': {
    en: 'the organisation’s *Settings* → *GitHub Apps* → *Configure*, *Repository access*',
    ja: '組織の *Settings* → *GitHub Apps* → *Configure* の *Repository access*',
  },
  'github.rate-limited': {
    en: 'nothing is lost: the next sweep goes on',
    ja: '失われるものはない。次の定期巡回が続ける',
  },
  'github.unreachable': {
    en: '[when GitHub is down](github-down.md)',
    ja: '[GitHub が止まったとき](github-down.ja.md)',
  },
  'github.refused': {
    en: 'the words in brackets are GitHub’s; rules under *Settings* → *Rules*',
    ja: 'かっこ内は GitHub の言葉。ルールは *Settings* → *Rules*',
  },
  'board.unseen': BOARD,
  'board.no-field': BOARD,
  'board.no-option': BOARD,
  'record.rule': RULES,
  'record.secret': {
    en: 'revoke the key first, then edit the text that it stands in',
    ja: 'まず鍵を無効にし、それが書かれた文を編集する',
  },
  'record.archived': SETTINGS,
  'record.tampered': LEDGER,
  'record.no-key': SEALS,
  'record.full': LEDGER,
  'record.locked': CONVERSATION,
  'record.unreadable': LEDGER,
  'record.busy': { en: 'nothing is lost: the next sweep goes on', ja: '失われるものはない。次の定期巡回が続ける' },
  'policy.unknown': {
    en: 'the commit of `.github/hikeshi.resolved.yml` that was adopted then: `git log`',
    ja: 'そのとき採択した `.github/hikeshi.resolved.yml` のコミット：`git log`',
  },
  'policy.record': LEDGER,
  'key.private': {
    en: 'the app’s page, *Private keys*, *Generate*',
    ja: 'アプリのページの *Private keys* の *Generate*',
  },
  'key.public': SEALS,
}

/** It says itself what it is. */
const UNFORESEEN = 'unforeseen'

/** Each error of the command line, the Action and the server's log by its own words, and where it is put right. */
export function errors(language: Language): string {
  const texts: Record<string, string> = JSON.parse(
    readFileSync(join(ROOT, `templates/texts/errors/${language}.json`), 'utf8'),
  )
  const rows = Object.entries(texts)
    .filter(([key]) => key !== UNFORESEEN)
    .map(([key, text]) => {
      const place = PLACES[key]
      if (place === undefined) throw new Error(`${key} has no place where it is put right`)
      return [text.replaceAll(/\{\w+\}/g, '…'), place[language]]
    })
  const gone = Object.keys(PLACES).filter((key) => texts[key] === undefined)
  if (gone.length > 0) throw new Error(`There is no error ${gone.join()}`)
  return table({ en: ['it says', 'where'], ja: ['表示', '直す場所'] }[language], rows)
}
