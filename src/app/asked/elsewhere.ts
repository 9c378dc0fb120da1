import { own } from '../../domain/own.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { IssueSeen } from '../ports/github.ts'
import { openingOf } from './form-answers.ts'

/** What few may read is no case where others can (R7-1): the repository in which it is opened alone, where that is another. */
export function elsewhere(policy: Policy, repository: string, issue: IssueSeen): string | undefined {
  const command = openingOf(policy, issue, issue.createdAt)
  const process = command?.kind === 'open' ? own(policy.processes, command.process) : undefined
  const home = process?.restricted === true ? policy.repositories[process.repository] : undefined
  return home === repository ? undefined : home
}
