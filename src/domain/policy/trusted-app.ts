import type { Via } from '../commands/via.ts'
import type { Policy } from './policy.schema.ts'

const BOT = '[bot]'

/** Whether an account is an app's own: GitHub gives nobody else a name that ends so. */
export const isApp = ({ login, type }: { login: string; type: string }): boolean =>
  type === 'Bot' || login.endsWith(BOT)

/** GitHub itself, which merges what people put in a merge queue; nobody else is given that name. */
const MERGE_QUEUE = `github-merge-queue${BOT}`

/**
 * By way of what somebody reviewed or merged: an app that does it itself shows, one that a person did it by does not. A
 * queue is no app that decides: it merges what people asked for, and the approvals of the head tell whether that counts.
 */
export const viaOfActor = (account: { login: string; type: string }): Via =>
  isApp(account) && account.login !== MERGE_QUEUE ? { app: account.login.replace(/\[bot\]$/, '') } : 'not-told'

/** Whether this account is an app that the policy trusts: its issues are reports (R4.1-3). */
export const isTrustedApp = (policy: Pick<Policy, 'trusted-apps'>, { login }: { login: string }): boolean =>
  login.endsWith(BOT) && policy['trusted-apps'].includes(login.slice(0, -BOT.length))
