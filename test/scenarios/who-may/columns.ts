import type { Language } from '../../../src/domain/policy/basics.ts'
import type { Person } from '../../support/people.ts'

/** A kind of person. */
export interface Column {
  id: string
  name: Readonly<Record<Language, string>>
  /**
   * Whose account it is, in stories; on the embedded GitHub the person of the same name, and the administrator for whoever
   * has no role.
   */
  person: Person
  /** Something is odd about the account. */
  is: 'himself' | 'outsider' | 'bot' | 'app' | 'by-way-of-an-app' | 'removed' | 'bearer-of-the-old-login' | 'renamed'
  /** Nobody in charge has answered, or the case is about this person: other stories. */
  story: 'any' | 'unanswered' | 'concerned'
}

const column = (
  id: string,
  person: Person,
  en: string,
  ja: string,
  more: Partial<Pick<Column, 'is' | 'story'>> = {},
): Column => ({ id, person, name: { en, ja }, is: 'himself', story: 'any', ...more })

/** By what roles the policy gives. */
export const ROLES: readonly Column[] = [
  column('outsider', 'outsider', 'an account without access', 'アクセス権のないアカウント', { is: 'outsider' }),
  column('reader', 'outsider', 'reads the repository, administrators too', '閲覧できる人（管理者も）'),
  column('reporter', 'reporter', 'reporter', '報告者'),
  column('responder', 'responder', 'responder', '対応担当者'),
  column('acting', 'responder', 'responder, nobody in charge answering', '対応担当者（責任者らの応答なし）', {
    story: 'unanswered',
  }),
  column('sysadmin', 'sysadmin', 'system administrator', 'システム管理担当者'),
  column('executive', 'executive', 'executive', '実行責任者'),
  column('deputy', 'deputy', 'deputy officer', '責任者代行'),
  column('officer', 'officer', 'officer', '責任者'),
  column('board', 'board', 'board', '取締役会'),
]

/** Accounts that are not what they seem: each would be the officer or the deputy, were it not for this. */
export const ODD: readonly Column[] = [
  column('concerned', 'deputy', 'whom the case is about', '対象となる方', { story: 'concerned' }),
  column('removed', 'officer', 'removed from the officer’s team', '責任者のチームから外された人', { is: 'removed' }),
  column('stranger', 'officer', 'bears the officer’s former login', '責任者の旧ログイン名を取得した他人', {
    is: 'bearer-of-the-old-login',
  }),
  column('renamed', 'officer', 'the officer under a new login', 'ログイン名を変えた責任者', { is: 'renamed' }),
  column('client', 'officer', 'the officer by way of another app', 'ほかのアプリを経由した責任者', {
    is: 'by-way-of-an-app',
  }),
  column('bot', 'officer', 'a bot', 'ボット', { is: 'bot' }),
  column('app', 'app', 'the app itself', 'このアプリ自身', { is: 'app' }),
]

export const COLUMNS: readonly Column[] = [...ROLES, ...ODD]

/** The app by way of which the officer acts, unnamed in the policy. */
export const CLIENT = 'pocket-client'
/** The account that took the login which the officer gave up. */
export const STRANGER_ID = 90_012
export const NEW_LOGIN = 'officer-renamed'
/** Whose account that is, by the login that it had before: one that may do everything on GitHub, and has no role. */
export const STRANGER = 'admin'
export const BOT = { id: 90_077, login: 'automation[bot]' }
