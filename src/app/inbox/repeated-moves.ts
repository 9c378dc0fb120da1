import type { Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { IssueRef, ScreenChange } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'
import { cause } from './cause.ts'

type Change = Pick<ScreenChange, 'kind' | 'actor' | 'at' | 'value'>

/**
 * GitHub's times are whole seconds, and somebody quick may ask for the same thing twice within one: refused, put back,
 * the missing fact written, asked again. The timeline tells how often it was.
 */
export function timesAsked(changes: readonly Change[], { kind, actor, at, value }: Change): number {
  const isSame = (one: Change): boolean =>
    one.kind === kind && one.actor?.id === actor?.id && one.at === at && (value === undefined || one.value === value)
  return changes.filter(isSame).length
}

/**
 * A move that the screen shows and whose name the ledger knows: a redelivery after a crash, or a second request within
 * one second. One more question to GitHub, asked in this case alone.
 */
export async function askedOnceMore(
  ports: Ports,
  ref: IssueRef,
  asked: readonly RequestedCommand[],
  { file, context }: Pick<CaseRun, 'file' | 'context'>,
  change: Omit<Change, 'actor'>,
): Promise<readonly RequestedCommand[]> {
  const [one] = asked
  if (one === undefined || file === undefined) return asked
  if (isSo(one, file.case, context)) return []
  if (!file.seen.has(one.cause)) return asked
  const { id, login } = one.actor
  const changes = await ports.issues.changes(ref)
  const times = timesAsked(changes, { ...change, actor: { id, login, type: 'User' } })
  return [{ ...one, cause: cause.again(one.cause, times) }]
}

/** The screen shows what the ledger says already. */
function isSo({ command }: RequestedCommand, state: Case, { policy }: Context): boolean {
  const ended = policy.processes[state.process]?.phases[state.phase]?.end !== undefined
  if (command.kind === 'move') return command.to === state.phase
  return (command.kind === 'close' && ended) || (command.kind === 'reopen' && !ended)
}
