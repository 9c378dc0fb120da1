import type { Command } from '../../domain/commands/command.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/**
 * A matter that few may read is no case where others can (R7-1): the repository in which it is opened alone, where that is
 * another.
 */
export function elsewhere(policy: Policy, repository: string, command: Command | undefined): string | undefined {
  const process = command?.kind === 'open' ? ownProperty(policy.processes, command.process) : undefined
  if (process?.restricted !== true) return undefined
  const home = policy.repositories[process.repository] ?? process.repository
  return home === repository ? undefined : home
}

/**
 * An incident that was moved to where other incidents are handled, as among few, is one of those: its form is not that
 * repository's, and what happened is the same. The other way round it is none: it is told where it belongs.
 */
export function openedHere(policy: Policy, repository: string, command: Command | undefined): Command | undefined {
  if (command?.kind !== 'open') return command
  const placeOf = (process: { repository: string }) => policy.repositories[process.repository] ?? process.repository
  const named = ownProperty(policy.processes, command.process)
  // A report that few may read never becomes one that everybody reads (R8-2).
  if (named?.restricted === true) return command
  if (named?.contain === undefined || named.mark !== undefined || placeOf(named) === repository) return command
  const here = Object.entries(policy.processes).find(
    ([, process]) => process.contain !== undefined && process.mark === undefined && placeOf(process) === repository,
  )
  return here === undefined ? command : { ...command, process: here[0] }
}
