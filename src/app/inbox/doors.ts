import type { Command } from '../../domain/commands/command.ts'
import { phaseNamed } from '../../domain/commands/read-requests.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { phaseOfLabel } from '../../domain/screen/own-labels.ts'
import { columnIn } from '../../domain/screen/projection.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** What a label, a column and the state of an issue ask for: the same, whether a delivery told of it or a round found it. */

/** A label that names a phase, in any spelling or language that `/phase` takes; undefined: it asks for nothing. */
export function askedByLabel(policy: Policy, process: string | undefined, label: string): Command | undefined {
  const name = phaseOfLabel(label)
  return name === undefined ? undefined : { kind: 'move', to: phaseNamed(policy, process, name) ?? name, reason: '' }
}

/** A column of the board, by the process of the card's case; undefined: the process has no such column. */
export function askedByColumn(policy: Policy, process: string | undefined, column: string): Command | undefined {
  const rule = process === undefined ? undefined : ownProperty(policy.processes, process)
  if (rule === undefined) return undefined
  const to = Object.entries(rule.phases).find(([, phase]) => columnIn(policy, rule, phase) === column)?.[0]
  return to === undefined ? undefined : { kind: 'move', to, reason: '' }
}

export const askedByClosing = (as: 'completed' | 'not-planned' | 'duplicate'): Command => ({ kind: 'close', as })

export const askedByReopening = (): Command => ({ kind: 'reopen' })

/** Which end GitHub's reason for closing means; a person who gives none means that the work is done. */
export function closedAs(reason: string | undefined): 'completed' | 'not-planned' | 'duplicate' {
  if (reason === 'duplicate') return 'duplicate'
  return reason === 'not_planned' ? 'not-planned' : 'completed'
}
