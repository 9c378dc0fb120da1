import type { AlertKind } from '../../domain/policy/alerts.ts'
import { isTrustedApp } from '../../domain/policy/trusted-app.ts'
import { textDigest } from '../case/ledger/line-hash.ts'
import type { IssueSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { Signal } from './signal.ts'

const MARK = /^<!-- hikeshi:machine=[0-9a-f]+,([0-9a-f]+|x) -->\s*/

/** The mark of an issue that the app opens for something that watches: which report it is, and of what. */
export const machineMark = (title: string, from: string, counted: string): string =>
  markOf(`machine=${textDigest(from, title).slice(0, 16)},${counted}`)

export const isMachineMarked = (body: string): boolean => MARK.test(body)

/** Of what such an issue is, as `alertCount` names it. */
export const machineMarkedIn = (body: string): string | undefined => MARK.exec(body)?.[1]

/** How an alert is called: its title is what it is known by. */
export const alertTitle = (kind: AlertKind, number: number, repository: string): string =>
  `${kind} alert ${number}: ${repository}`

/** Under what an alert is counted on another case. */
export const alertCount = (title: string): string => `a${textDigest('alert', title).slice(0, 12)}`

/** A dispatch says nothing of when: what is delivered once more, or run once more, is told from a new one by its delivery alone. */
export const toldBy = (signal: Signal, delivery: string): Signal =>
  signal.kind === 'machine-report' && delivery !== '' ? { ...signal, delivery } : signal

/** Under what everything is counted that has no name of its own. */
export const UNNAMED = 'x'

/** How the mark begins of a comment that counts what joined a case, and what it holds: issues, alerts, `x`. */
export const COUNTED = '<!-- hikeshi:again='
const KNOWN = /hikeshi:again=([\da-fx,]+)/

export const countedIn = (comment: string): readonly string[] =>
  (KNOWN.exec(comment)?.[1] ?? '').split(',').filter(Boolean)

/**
 * Whether an issue is what a machine reports (R4.1-3): that of an app that the policy trusts, or the app's own for an alert or
 * a dispatch. Anyone can write our mark into an issue of his own: there it means nothing.
 */
export const isMachineReport = (
  { self }: Pick<Ports, 'self'>,
  { rules }: PolicyInForce,
  { author, body }: Pick<IssueSeen, 'author' | 'body'>,
): boolean => (author.id === self.id ? isMachineMarked(body) : isTrustedApp(rules, author))

export const withoutMachineMark = (body: string): string => body.replace(MARK, '')
