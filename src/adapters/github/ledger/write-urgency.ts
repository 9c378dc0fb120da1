import { isOnRequest, keepsContainment } from '../../../domain/case/is-refusal.ts'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import type { Urgency } from '../client/request-class.ts'

/** Somebody who asks in vain, however often, must not stand before somebody who contains: that is recorded first. */
export const urgencyOf = (added: readonly LedgerLine[]): Urgency =>
  added.length > 0 && added.every((line) => isOnRequest(line) && !keepsContainment(line)) ? 'answer' : 'record'
