import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isUnreadable } from '../../domain/commands/unreadable.ts'
import { isApp } from '../../domain/policy/trusted-app.ts'
import type { CommentSeen } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { firstAdopted } from './first-adopted.ts'
import { isForAdoption } from './is-for-adoption.ts'
import { isMachineReport } from './machine-report.ts'
import type { IssueAct, Signal } from './signal.ts'
import { machineAsked, unformedAsked } from './unformed-asked.ts'

/** How an issue came to be looked at: somebody just opened it or spoke to it, or a round found it. */
export type CameBy = 'event' | 'round'

/**
 * The requests of an issue that no form made, by a person, where incidents are taken in (R1-1): a case, and then what its body
 * commands. A round makes no cases of what stood there before the company began with Hikeshi.
 */
export async function unformedReport(
  ports: Ports,
  inForce: PolicyInForce,
  act: IssueAct,
  came: CameBy,
  comments: () => Promise<readonly CommentSeen[]>,
): Promise<RequestedCommand[]> {
  const { issue, repository } = act
  // A bot's words are no request, the app's own issues least of all; the reports of trusted apps alone are heard (R4.1-3).
  const isTrusted = isMachineReport(ports, inForce, issue)
  const isBot = isApp(issue.author) || issue.author.type !== 'User' || issue.author.id === ports.self.id
  if (isBot && !isTrusted) return []
  const asked = isTrusted ? machineAsked(inForce.rules, act) : unformedAsked(inForce.rules, act, ports.web)
  if (asked.length === 0) return []
  if (came === 'round') {
    const began = await firstAdopted(ports, inForce)
    if (began === undefined || Date.parse(issue.createdAt) < Date.parse(began)) return []
  }
  if (isTrusted) return asked
  return (await isForAdoption(ports, inForce, repository, issue, await comments())) ? [] : asked
}

/** Whether a comment speaks to the app: one that only looks like a command may be meant for another one. */
export const opensFirst = ({ kind }: Signal, asked: readonly RequestedCommand[]): boolean =>
  kind === 'comment' && asked.some(({ command }) => !isUnreadable(command))
