import type { Unread } from '../../src/domain/time/time-reading.ts'
import {
  type Act,
  acknowledge,
  action,
  approve,
  as,
  choose,
  contain,
  draft,
  EVERY_GROUP,
  evidence,
  move,
  open,
  pullRequest,
  record,
  sent,
} from './acts.ts'

/** An incident of the default policy on its way: what must have happened so that it stands in a phase. */

export const reported = (kind = 'malware', more: Readonly<Record<string, string | readonly string[]>> = {}): Act =>
  as('reporter', open({ description: 'Files are encrypted', kind: [kind], ...more }), 'form')

/** A report whose form names a time that nobody can read for sure. */
export function reportedWithTime(text: string, why: Unread): Act {
  const said = record({ description: 'Files are encrypted', kind: ['malware'] })
  const known = said.kind === 'record' ? said.answers : []
  const answers = [...known, { field: 'detected-at', value: { kind: 'unread-time', why, text } as const }]
  const form = 'incident'
  return as('reporter', { kind: 'open', process: form, form, language: 'en', answers, extra: '' }, 'form')
}

/** The facts that the gate of eradication asks for (R4.2-2, R4.2-4). */
export const found: readonly Act[] = [
  as('responder', record({ systems: ['email'], damage: 'Three devices', cause: 'A mail' })),
  as('officer', choose('severity', 'high')),
  as('sysadmin', evidence()),
]
export const eradicated: readonly Act[] = [as('sysadmin', record({ 'eradication-measures': 'Reinstalled' }))]
export const recovered: readonly Act[] = [
  as(
    'responder',
    record({ 'response-record': 'All of it', 'business-resumption': 'At noon', 'stakeholder-impact': 'None' }),
  ),
  as('sysadmin', { kind: 'recovered', system: 'email' }),
]
/** The facts that the gate of the end asks for, of a breach from outside. */
export const learnt: readonly Act[] = [
  pullRequest(),
  as('responder', record({ 'went-wrong': 'Slow', 'went-well': 'The backups' })),
  as('officer', choose('harm', 'third-party')),
  as('board', acknowledge('board-report')),
  as('officer', record({ 'notice-summary': 'A device was lost', 'notice-measures': 'Devices are encrypted' })),
  as('officer', draft('customers')),
  as('officer', draft('persons-covered')),
  as('officer', approve('customers')),
  as('officer', approve('persons-covered')),
  as('officer', sent('customers', 'customers')),
  as('officer', sent('persons-covered', EVERY_GROUP)),
  as('officer', action('sysadmin')),
]

const WAY: readonly (readonly [string, readonly Act[]])[] = [
  ['reported', []],
  ['analysis', [as('officer', move('analysis'))]],
  ['containment', [as('responder', contain('Unplugged'))]],
  ['eradication', [...found, as('sysadmin', move('eradication'))]],
  ['recovery', [...eradicated, as('sysadmin', move('recovery'))]],
  ['learning', [...recovered, as('executive', move('learning'))]],
  ['closed', [...learnt, as('officer', move('closed'))]],
]

export const OPEN_PHASES = WAY.map(([phase]) => phase).filter((phase) => phase !== 'closed')

/** The shortest ordinary way of a malware incident to a phase. */
export function incidentIn(phase: string): Act[] {
  const end = WAY.findIndex(([name]) => name === phase)
  if (end < 0) throw new Error(`no way to ${phase}`)
  return [reported(), ...WAY.slice(0, end + 1).flatMap(([, acts]) => acts)]
}

/** The same acts with those left out that record this field or are of this kind. */
export const without = (acts: readonly Act[], what: string): Act[] =>
  acts.flatMap((act) => {
    const { command } = act
    if (command.kind === what) return []
    if (command.kind === 'sent' && command.notice === what) return []
    if (command.kind !== 'record') return [act]
    const answers = command.answers.filter(({ field }) => field !== what)
    return answers.length === 0 ? [] : [{ ...act, command: { ...command, answers } }]
  })
