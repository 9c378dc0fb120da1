import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isApp } from '../../domain/policy/trusted-app.ts'
import type { CommentSeen, IssueSeen } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { actOf, cause } from './cause.ts'
import { commandsFromSignal } from './commands-from-signal.ts'
import { isMachineReport } from './machine-report.ts'
import type { IssueAct } from './signal.ts'
import { type CameBy, unformedReport } from './unformed-report.ts'

/** An issue of which nobody heard, where it is, and how it came to be looked at. */
export interface Unheard {
  repository: IssueAct['repository']
  issue: IssueSeen
  came: CameBy
  comments: () => Promise<readonly CommentSeen[]>
}

/** A report whose opening nobody heard of, in the words in which it was written: what came later is its editors' own. */
export async function unhandledOpening(
  ports: Ports,
  inForce: PolicyInForce,
  unheard: Unheard,
): Promise<RequestedCommand[]> {
  const { repository, issue, came, comments } = unheard
  // As with events: what bots write is no request, or two apps could talk to each other for ever.
  const isTrusted = isMachineReport(ports, inForce, issue)
  if ((isApp(issue.author) || issue.author.type !== 'User') && !isTrusted) return []
  const act = actOf(issue.author, issue.createdAt, cause.opened(), issue.via)
  const opening = (body: string): RequestedCommand[] =>
    commandsFromSignal(
      { ...act, kind: 'issue-opened', repository, issue: { ...issue, body } },
      { policy: inForce.rules },
    )
  const unformed = (body: string): Promise<RequestedCommand[]> =>
    unformedReport(ports, inForce, { ...act, repository, issue: { ...issue, body } }, came, comments)
  if (isTrusted) return unformed(issue.body)
  const now = opening(issue.body)
  const plain = now.length > 0 ? [] : await unformed(issue.body)
  if (now.length + plain.length === 0) return []
  const edits = (await ports.issues.edits([issue])).get(issue.nodeId) ?? []
  const before = edits[0]?.before
  if (before !== undefined) {
    const asWritten = opening(before)
    if (asWritten.length > 0) return asWritten
    if (now.length === 0) return unformed(before)
  }
  // Whose the words of an edited body are nobody can tell where GitHub does not show it as it was: they command nothing.
  return now.length > 0 ? now : edits.length === 0 ? plain : plain.slice(0, 1)
}
