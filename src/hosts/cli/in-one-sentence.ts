import { BoardMismatchError } from '../../adapters/github/board/board.ts'
import { GitHubError, type GitHubErrorKind } from '../../adapters/github/client/github-error.ts'
import { SealKeyError } from '../../adapters/keys/seal-key.ts'
import { LedgerBusyError } from '../../app/case/ledger/append-with-retry.ts'
import { BoardUnusableError, ConversationLockedError } from '../../app/ports/github.ts'
import {
  LedgerConflictError,
  type LedgerRefusal,
  LedgerRefusedError,
  LedgerUnreadableError,
} from '../../app/ports/ledger-store.ts'
import { PolicyRecordError } from '../../app/ports/policy-adoptions.ts'
import { PolicyUnknownError } from '../../app/replay/replay-case.ts'
import type { Language } from '../../domain/policy/languages.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'

/** The error in one sentence, for the caller: what is wrong, and what to do next. */
export function inOneSentence(error: unknown, language: Language): string {
  if (!(error instanceof Error)) return String(error)
  const told =
    error instanceof ToldError
      ? error.told
      : (ofTheMachine(error) ?? ofGitHub(error) ?? ofBoard(error) ?? ofRecords(error) ?? ofKeys(error))
  return (told ?? unforeseen(error))[language]
}

const unforeseen = ({ message }: Error): Told => ({ ja: `想定していない問題です：${message}`, en: message })

const ANOTHER_PORT: Told = {
  ja: '別のポートを選んでください（PORT、または使えるコマンドでは --port）',
  en: 'choose another (PORT, or --port where the command has it)',
}

const LISTENING: Readonly<Record<string, (address: string, port: string) => Told>> = {
  EADDRINUSE: (address, port) => ({
    ja: `${address} のポート ${port} は使われています。使っているプログラムを終えるか、${ANOTHER_PORT.ja}`,
    en: `port ${port} of ${address} is taken: end the program that has it, or ${ANOTHER_PORT.en}`,
  }),
  EACCES: (address, port) => ({
    ja: `${address} のポート ${port} を、このアカウントは開けません。1024 以上の${ANOTHER_PORT.ja}`,
    en: `port ${port} of ${address} may not be opened by this account: take one above 1023, so ${ANOTHER_PORT.en}`,
  }),
  EADDRNOTAVAIL: (address) => ({
    ja: `このマシンに ${address} というアドレスはありません。あるものを選んでください（HOST）`,
    en: `this machine has no address ${address}: choose one that it has (HOST)`,
  }),
}

const notAllowed = (path: string): Told => ({
  ja: `このアカウントは ${path} を読み書きできません。権限を与えるか、別の場所を指定してください`,
  en: `this account may not read or write ${path}: give it the right to, or name another place`,
})

const FILES: Readonly<Record<string, (path: string) => Told>> = {
  ENOENT: (path) => ({
    ja: `${path} というファイルもフォルダーもありません。正しいパスを指定してください`,
    en: `there is no file or folder ${path}: name the right one`,
  }),
  ENOTDIR: (path) => ({
    ja: `${path} はフォルダーではないか、フォルダーでないものの中を指しています。フォルダーを指定してください`,
    en: `${path} is no folder, or lies in what is none: name a folder`,
  }),
  EISDIR: (path) => ({
    ja: `${path} はフォルダーです。ファイルを指定してください`,
    en: `${path} is a folder, and a file is needed`,
  }),
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOSPC: (path) => ({
    ja: `${path} を書く空きがディスクにありません。空きを作ってから、もう一度実行してください`,
    en: `the disk is full, so ${path} cannot be written: make room, and run this again`,
  }),
}

const PROGRAMS: Readonly<Record<string, (path: string) => Told>> = {
  ENOENT: (path) => ({
    ja: `ここではプログラム ${path} が必要ですが、入っていません。インストールしてください`,
    en: `the program ${path} is needed here and is not installed: install it`,
  }),
}

function ofTheMachine(error: NodeJS.ErrnoException & { address?: string; port?: number }): Told | undefined {
  const { code = '', syscall = '', path, address, port } = error
  if (syscall === 'listen') return LISTENING[code]?.(String(address), String(port))
  if (path === undefined) return undefined
  return (syscall.startsWith('spawn') ? PROGRAMS : FILES)[code]?.(path)
}

/** The words where GitHub would not, or could not. */
const GITHUB: Readonly<Record<GitHubErrorKind, Told>> = {
  unauthorised: {
    ja: 'GitHub はこのトークンまたは鍵を認めません。GITHUB_TOKEN か、アプリの鍵を確かめてください',
    en: 'GitHub does not know this token or key: look at GITHUB_TOKEN, or at the key of the app',
  },
  'permission-missing': {
    ja: 'トークンまたはアプリに権限がありません。権限を与え、アプリではインストール先でも承認してください',
    en: 'the token or the app lacks a permission: grant it, and accept it for the installation of an app',
  },
  archived: {
    ja: 'リポジトリがアーカイブされていて、書き込めません。アーカイブを解除してください',
    en: 'the repository is archived, so nothing can be written to it: unarchive it',
  },
  locked: {
    ja: '会話がロックされていて、コメントできません。ロックを解除してください',
    en: 'the conversation is locked, so nobody may comment on it: unlock it',
  },
  'not-found': {
    ja: 'それがないか、このトークンやアプリからは見えません。名前を確かめ、アプリではインストール先に加えてください',
    en: 'it is not there, or this token or app does not see it: mend the name, or install the app on it',
  },
  'rate-limited': {
    ja: 'GitHub の利用回数の上限です。しばらくしてから、もう一度実行してください',
    en: 'GitHub asks for a longer pause than this can wait: run it again later',
  },
  unreachable: {
    ja: 'GitHub から使える答えがありませんでした。つながるか確かめ（GITHUB_API_URL、GHE_HOST、https://www.githubstatus.com）、もう一度実行してください',
    en: 'GitHub gave no answer that can be used: see whether it is reached (GITHUB_API_URL, GHE_HOST, https://www.githubstatus.com), and run this again',
  },
  refused: {
    ja: 'GitHub が受け付けませんでした。かっこ内の理由を直して、もう一度実行してください',
    en: 'GitHub refused it: mend what it says, and run this again',
  },
}

function ofGitHub(error: Error): Told | undefined {
  if (!(error instanceof GitHubError)) return undefined
  const { kind, route, permission, cause } = error
  const why = cause instanceof Error ? cause.message : String(cause)
  const needed = permission === undefined ? '' : `${permission}; `
  return {
    ja: `${GITHUB[kind].ja}（${route}：${needed}${why}）`,
    en: `${GITHUB[kind].en} (${route}: ${needed}${why})`,
  }
}

/** The words where a board is not as the policy says. */
const BOARD: Readonly<Record<BoardUnusableError['standing'], Told>> = {
  unseen: {
    ja: 'ボードがないか、アプリから見えません。hikeshi doctor で確かめてください',
    en: 'the board is not there, or the app does not see it: run "hikeshi doctor"',
  },
  'no-field': {
    ja: 'ボードに、列を持つ単一選択のフィールドがありません。hikeshi doctor で確かめてください',
    en: 'the board lacks the single-select field that has its columns: run "hikeshi doctor"',
  },
}

function ofBoard(error: Error): Told | undefined {
  if (error instanceof BoardUnusableError) {
    const { standing, message } = error
    return { ja: `${BOARD[standing].ja}（${message}）`, en: `${BOARD[standing].en} (${message})` }
  }
  if (error instanceof BoardMismatchError) {
    const { org, project, field } = error.place
    const option = { ja: `「${error.column}」という選択肢がありません`, en: `has no option "${error.column}"` }
    return {
      ja: `${org} のプロジェクト ${project} のフィールド「${field}」に、${option.ja}。hikeshi doctor --fix で加えてください`,
      en: `the field "${field}" of project ${project} of ${org} ${option.en}: add it with "hikeshi doctor --fix"`,
    }
  }
  if (error instanceof ConversationLockedError)
    return { ja: `${GITHUB.locked.ja}（${error.message}）`, en: `${GITHUB.locked.en} (${error.message})` }
  return undefined
}

function ofKeys(error: Error): Told | undefined {
  if (!(error instanceof SealKeyError)) return undefined
  if (error.of.kind === 'private')
    return {
      ja: 'PRIVATE_KEY が、パスフレーズのない PEM 形式の秘密鍵ではありません。アプリのページで作った鍵のファイルを渡してください',
      en: "PRIVATE_KEY is no private key in PEM form without a passphrase: give the file that the app's page made",
    }
  const { given } = error.of
  return {
    ja: `「${given}」は封印の公開鍵ではありません。base64url の43文字です。最初の採択の日に控えた鍵を指定してください`,
    en: `"${given}" is no public key for seals, which is 43 characters of base64url: give the one that was noted down on the day of the first adoption`,
  }
}

const REFUSED: Readonly<Record<LedgerRefusal, Told>> = {
  rule: {
    ja: 'リポジトリのルールが書き込みを止めています。ルールの例外にアプリを加えてください',
    en: 'a rule of the repository holds it back: let the app bypass it',
  },
  secret: {
    ja: '書き込む内容に秘密情報があると GitHub が判断しました。その文を直してください',
    en: 'GitHub sees a secret in what is written: mend that text',
  },
  archived: GITHUB.archived,
  tampered: {
    ja: '記録が改ざんされています。hikeshi verify で確かめてください',
    en: 'the record was tampered with: run "hikeshi verify"',
  },
  'no-key': {
    ja: '記録は封印されていて、ここに鍵がありません。アプリの PRIVATE_KEY を渡してください',
    en: 'the record is sealed, and no key is at hand: give the PRIVATE_KEY of the app',
  },
}

function ofRecords(error: Error): Told | undefined {
  if (error instanceof LedgerRefusedError) {
    const { why, ref, cause } = error
    const place = `${ref.path}${cause instanceof Error ? `: ${cause.message}` : ''}`
    return { ja: `${REFUSED[why].ja}（${place}）`, en: `${REFUSED[why].en} (${place})` }
  }
  if (error instanceof LedgerUnreadableError)
    return {
      ja: `${error.ref.path}:${error.line} を読めません。hikeshi verify で確かめてください`,
      en: error.message,
    }
  if (error instanceof LedgerBusyError || error instanceof LedgerConflictError)
    return {
      ja: `ほかの書き込みと重なって書けませんでした。しばらくしてから、もう一度実行してください（${error.message}）`,
      en: `others wrote at the same time, so nothing was written: run this again in a while (${error.message})`,
    }
  if (error instanceof PolicyUnknownError)
    return {
      ja: `これらの案件を判定した運用ポリシー（blob ${error.sha}）がここにありません。そのファイルを --recorded で指定してください`,
      en: error.message,
    }
  if (error instanceof PolicyRecordError)
    return {
      ja: '採択の記録が、アプリ自身のものと確かめられません。hikeshi verify で確かめてください',
      en: 'nothing of the record of adoptions can be shown to be the app\'s own: run "hikeshi verify"',
    }
  return undefined
}
