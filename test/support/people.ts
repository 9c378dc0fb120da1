import type { Account } from '../../src/domain/case/case.ts'
import type { Directory } from '../../src/domain/case/context.ts'

/** Everybody in the stories; `outsider` has no role anywhere, `app` is the app's own account. */
export const PEOPLE = {
  reporter: { id: 11, login: 'reporter' },
  officer: { id: 12, login: 'officer' },
  deputy: { id: 13, login: 'deputy' },
  executive: { id: 14, login: 'executive' },
  sysadmin: { id: 15, login: 'sysadmin' },
  responder: { id: 16, login: 'responder' },
  board: { id: 17, login: 'board' },
  outsider: { id: 18, login: 'outsider' },
  app: { id: 99, login: 'hikeshi[bot]' },
} as const satisfies Record<string, Account>

export type Person = keyof typeof PEOPLE

export const STAFF = ['reporter', 'officer', 'deputy', 'executive', 'sysadmin', 'responder', 'board'] as const
export const EVERYBODY: readonly Person[] = [...STAFF, 'outsider']

/** The holders of the roles of a policy, by name; accounts are resolvable by login. */
export function directoryOf(roles: Readonly<Record<string, readonly Person[]>>): Directory {
  return {
    roles: new Map(Object.entries(roles).map(([role, people]) => [role, people.map((person) => PEOPLE[person])])),
    unseen: new Set(),
    accounts: new Map(Object.values(PEOPLE).map((account) => [account.login, account])),
  }
}
