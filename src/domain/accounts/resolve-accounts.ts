import type { Account } from '../case/case.ts'
import type { Directory } from '../case/context.ts'
import { accountsIn } from './accounts-in.ts'

/** The accounts that a text names, people without one, and words of which nobody can tell whose account they are. */
export interface Resolved {
  accounts: readonly Account[]
  persons: readonly string[]
  unclear: readonly string[]
}

/** A stranger may bear any word as login: one that is not marked as an account is taken where a role makes it known. */
export function resolveAccounts({ roles, accounts }: Directory, text: string): Resolved {
  const { logins, persons, unread } = accountsIn(text)
  const known = [...roles.values()].flat()
  const found = new Map<number, Account>()
  const unclear = [...unread]
  for (const { login, sure } of logins) {
    const account =
      accounts.get(login.toLowerCase()) ?? known.find((one) => one.login.toLowerCase() === login.toLowerCase())
    if (account !== undefined && (sure || known.some(({ id }) => id === account.id))) found.set(account.id, account)
    else unclear.push(login)
  }
  return { accounts: [...found.values()], persons, unclear }
}
