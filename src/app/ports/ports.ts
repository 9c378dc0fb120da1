import type { Account } from '../../domain/case/case.ts'
import type { Memory } from '../state/memory.ts'
import type { Alerts } from './alerts.ts'
import type { Calls } from './calls.ts'
import type { Board, Issues, RepositoryName } from './github.ts'
import type { IssueSettings } from './issue-settings.ts'
import type { TrustedLedgerStore } from './ledger-store.ts'
import type { LedgerTexts } from './ledger-texts.ts'
import type { LedgerOptions } from './ledger-writing.ts'
import type { Messages } from './messages.ts'
import type { People } from './people.ts'
import type { Policies } from './policies.ts'
import type { PolicyAdoptions } from './policy-adoptions.ts'
import type { PolicyProposals } from './policy-proposals.ts'
import type { PolicyInForce } from './policy-source.ts'
import type { PullRequests } from './pull-requests.ts'
import type { RepositoryAccess } from './readers.ts'
import type { Runbooks } from './runbooks.ts'
import type { Warning } from './warning.ts'

/** Everything outside that a use case may touch, for one installation of the app (or one run of the Action). */
export interface Ports {
  ledger: TrustedLedgerStore
  ledgerTexts: LedgerTexts
  policies: Policies
  /** Asks for what a round needs of each of these, in one request for fifty; whoever asks for it next is given that, once. */
  lookAhead(places: readonly RepositoryName[]): Promise<void>
  /** How policies come into force; `policies` says which ones are. */
  adoptions: PolicyAdoptions
  /** Policies of pull requests. */
  proposals: PolicyProposals
  issues: Issues
  issueSettings: IssueSettings
  board(inForce: PolicyInForce): Board | undefined
  alerts: Alerts
  people: People
  runbooks: Runbooks
  pulls: PullRequests
  repositoryAccess: RepositoryAccess
  messages: Messages
  /** Reaches people in a way that wakes, where the policy says so. */
  calls: Calls
  /** Where people see GitHub, such as `https://github.com`. */
  web: string
  /** The account by which GitHub shows what the app does. */
  self: Account
  now(): Date
  memory: Memory
  /**
   * Work of one name after another in this process; other processes are met at the record. `unless-stalled`: what waits for
   * GitHub's limits alone keeps nobody behind it waiting.
   */
  alone<Result>(name: string, order: 'strictly' | 'unless-stalled', work: () => Promise<Result>): Promise<Result>
  /** Work that nobody waits for, by what it is about: a server does it beside all else, a short run before it ends. */
  beside(name: string, work: () => Promise<void>): Promise<void>
  warn(error: unknown, warning: Warning): void
  writing: LedgerOptions
  /** When an answer that is written now reaches people, where GitHub's limits make that late. */
  answersLateUntil(): Date | undefined
  /** Whether something waits for its turn under those limits. */
  isHeldUp(): boolean
}
