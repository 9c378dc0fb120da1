import type { Command } from '../../domain/commands/command.ts'
import { phaseNamed } from '../../domain/commands/phase-named.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Process } from '../../domain/policy/process.ts'
import { isOwnLabel, isSameLabel, ownLabelOf, phaseOfLabel } from '../../domain/screen/own-labels.ts'
import { columnIn, marksOf } from '../../domain/screen/projection.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/**
 * The commands that a label, a column and the state of an issue ask for: the same, whether a delivery told of it or a
 * round found it.
 */

/**
 * A label of ours: one that names a phase, in any spelling or language that `/phase` takes, asks for it; of any other, whoever
 * put it on is told what it is. Undefined: it is somebody's own.
 */
export function askedByLabel(policy: Policy, process: string | undefined, label: string): Command | undefined {
  const name = phaseOfLabel(label)
  if (name !== undefined) return { kind: 'move', to: phaseNamed(policy, process, name) ?? name, reason: '' }
  return isOwnLabel(label) || marksOf(policy).some((mark) => isSameLabel(mark, label))
    ? { kind: 'own-label', name: label, change: 'added' }
    : undefined
}

/**
 * A label of ours that was taken off: whoever did it is told what it shows. Undefined where it is somebody's own, or
 * another of its sort stands in its place, which asks for itself.
 */
export function askedByNoLabel(policy: Policy, label: string, left: readonly string[]): Command | undefined {
  const sort = ownLabelOf(label)?.sort
  const isReplaced =
    sort !== undefined && left.some((one) => ownLabelOf(one)?.sort === sort && !isSameLabel(one, label))
  const isOurs = sort !== undefined || marksOf(policy).some((mark) => isSameLabel(mark, label))
  return isOurs && !isReplaced ? { kind: 'own-label', name: label, change: 'removed' } : undefined
}

/**
 * A column of the board, by the process of the card's case. One of another process is asked for by its name, so that who
 * moved the card is told why it is put back; undefined: no phase of the policy has it.
 */
export function askedByColumn(policy: Policy, process: string | undefined, column: string): Command | undefined {
  const rule = process === undefined ? undefined : ownProperty(policy.processes, process)
  if (rule === undefined) return undefined
  const phaseIn = (process: Process): string | undefined =>
    Object.entries(process.phases).find(([, phase]) => columnIn(policy, process, phase) === column)?.[0]
  const to = phaseIn(rule)
  if (to !== undefined) return { kind: 'move', to, reason: '' }
  return Object.values(policy.processes).some((other) => phaseIn(other) !== undefined)
    ? { kind: 'move', to: column, reason: '' }
    : undefined
}

export const askedByClosing = (as: 'completed' | 'not-planned' | 'duplicate'): Command => ({ kind: 'close', as })

export const askedByReopening = (): Command => ({ kind: 'reopen' })

/** Which end GitHub's reason for closing means; a person who gives none means that the work is done. */
export function closedAs(reason: string | undefined): 'completed' | 'not-planned' | 'duplicate' {
  if (reason === 'duplicate') return 'duplicate'
  return reason === 'not_planned' ? 'not-planned' : 'completed'
}
