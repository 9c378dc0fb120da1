import type { Command } from '../../domain/commands/command.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** What few may read is no case where others can (R7-1): the repository in which it is opened alone, where that is another. */
export function elsewhere(policy: Policy, repository: string, command: Command | undefined): string | undefined {
  const process = command?.kind === 'open' ? ownProperty(policy.processes, command.process) : undefined
  if (process?.restricted !== true) return undefined
  const home = policy.repositories[process.repository] ?? process.repository
  return home === repository ? undefined : home
}
