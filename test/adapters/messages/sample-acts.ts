import {
  type Act,
  action,
  approve,
  as,
  choose,
  contain,
  draft,
  EVERY_GROUP,
  move,
  pullRequest,
  record,
  sent,
  silent,
} from '../../support/acts.ts'
import { eradicated, found, recovered, reported } from '../../support/incident.ts'

/** Everything that can stand in the ledger of an incident with the malware runbook, in an order that is allowed. */
export const learning: readonly Act[] = [
  reported('malware', { ongoing: ['spreading'], contact: '090' }),
  silent('officer'),
  as('responder', contain('Unplugged')),
  as('officer', { kind: 'ratify' }),
  ...found,
  as('officer', { kind: 'contact', whom: 'Police', answer: 'They come' }),
  as('officer', { kind: 'appoint', login: 'sysadmin', reason: 'Runs the mail' }),
  as('reporter', { kind: 'note', text: 'It was a mail' }),
  as('sysadmin', move('eradication')),
  ...eradicated,
  as('sysadmin', move('recovery')),
  ...recovered,
  as('officer', { kind: 'stand-down', trigger: 'all-recovered' }),
  as('officer', move('learning')),
  as('officer', { kind: 'part-of', issue: 4 }),
  as('officer', action('responder')),
  as('officer', action('sysadmin')),
  as('sysadmin', { kind: 'done', action: 'a2' }),
  pullRequest({ state: 'open', empty: ['technical', 'actions'], approvedBy: [] }),
]

export const closing: readonly Act[] = [
  as('responder', record({ 'went-wrong': 'Slow', 'went-well': 'The backups' })),
  as('officer', choose('harm', 'none', 'nobody outside was touched')),
  as('sysadmin', { kind: 'consent', what: 'harm' }),
  pullRequest(),
  as('officer', record({ 'notice-summary': 'A device was lost', 'notice-measures': 'Devices are encrypted' })),
  ...['customers', 'persons-covered'].flatMap((notice) => [
    as('officer', draft(notice)),
    as('officer', approve(notice)),
  ]),
  as('officer', sent('customers', 'customers')),
  as('officer', sent('persons-covered', EVERY_GROUP)),
  as('officer', move('closed')),
]
