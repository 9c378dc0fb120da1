import type { Case } from '../../domain/case/case.ts'
import type { Command } from '../../domain/commands/command.ts'
import { own } from '../../domain/own.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'

/** What a policy calls the phases and fields of the one before it: dropped ones go on in their successors. */
export interface Names {
  phase(process: string, id: string): string
  field(id: string): string
}

export function namesUnder(policy: Policy): Names {
  const successors = (things: Readonly<Record<string, { succeeds: readonly string[] }>>): Map<string, string> =>
    new Map(Object.entries(things).flatMap(([id, { succeeds }]) => succeeds.map((old): [string, string] => [old, id])))
  const fields = successors(policy.fields)
  const phases = new Map(Object.entries(policy.processes).map(([id, process]) => [id, successors(process.phases)]))
  return {
    phase: (process, id) => phases.get(process)?.get(id) ?? id,
    field: (id) => fields.get(id) ?? id,
  }
}

/** The case as it would go on under the other policy. */
export function carriedOver(state: Case, policy: Policy, { phase, field }: Names): Case {
  const at = phase(state.process, state.phase)
  const dropped = Object.keys(state.facts).some((id) => own(policy.fields, id) === undefined && field(id) !== id)
  if (at === state.phase && !dropped) return state
  return {
    ...state,
    phase: at,
    path: state.path.map((one) => ({ ...one, phase: phase(state.process, one.phase) })),
    facts: Object.fromEntries(Object.entries(state.facts).map(([id, fact]) => [field(id), fact])),
    firsts: Object.fromEntries(Object.entries(state.firsts).map(([id, at]) => [field(id), at])),
  }
}

export function askedUnder(command: Command, process: string, { phase, field }: Names): Command {
  if (command.kind === 'move') return { ...command, to: phase(process, command.to) }
  if (command.kind !== 'record' && command.kind !== 'correct') return command
  return { ...command, answers: command.answers.map((answer) => ({ ...answer, field: field(answer.field) })) }
}
