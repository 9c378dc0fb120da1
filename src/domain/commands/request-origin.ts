import type { Door } from '../case/ledger-line.ts'
import type { Via } from './via.ts'

/** The app tells what it saw itself by doors that people do not have. */
export const APP_DOORS: readonly Door[] = ['pull-request', 'sweep', 'app']

/** The author, time and way of a request: everything of it but what is asked for. */
export interface RequestOrigin {
  actor: { id: number; login: string }
  /** GitHub's time of the act, or the time a person states for it. */
  at: string
  door: Door
  /** Names what was asked, the same however often it is delivered. */
  cause: string
  via: Via
}
