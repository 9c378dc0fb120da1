import type { Gate } from '../gates/gates.ts'
import type { Words } from '../policy/basics.ts'
import type { Condition } from '../policy/condition.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import { ownProperty } from '../values/own-property.ts'
import { type EditionTime, timeTo } from './edition-times.ts'

/** One process as people outside are told of it: its steps, who decides, what comes of it and by when. */
export interface EditionProcess {
  label: Words
  about?: Words
  /** It is how incidents are responded to; who may stop the spread at once, whatever the phase. */
  contains?: readonly Words[]
  phases: readonly { label: Words; by: readonly Words[] }[]
  /** The roles that may decide anything in it. */
  deciders: readonly Words[]
  every?: string
  notices: readonly { label: Words; groups: boolean; time?: EditionTime }[]
  plans: readonly { label: Words; sections: readonly Words[]; by: readonly Words[]; time?: EditionTime }[]
  /** Reports that somebody has to take note of before it ends, such as the board. */
  reports: readonly { label: Words; by: readonly Words[]; when: readonly Words[]; time?: EditionTime }[]
  /** Each measure has an owner and a date. */
  measures: boolean
  effect?: EditionTime
}

export function processIn(
  policy: Policy,
  id: string,
  process: Process,
  { notices: told, about }: { notices: readonly string[]; about: Words | undefined },
): EditionProcess {
  const roles = (ids: readonly string[]): Words[] =>
    [...new Set(ids)].flatMap((role) => ownProperty(policy.roles, role)?.label ?? [])
  const gates = process.transitions.flatMap((transition) => transition.gates)
  const times = (stops: Parameters<typeof timeTo>[3]) => optional('time', timeTo(policy, id, process, stops))
  const { schedule, contain, mark, transitions } = process
  return {
    label: process.label,
    ...optional('about', about),
    // A response that is only played is none.
    ...optional('contains', contain === undefined || mark !== undefined ? undefined : roles(contain.by)),
    phases: phasesOf(process).map(([phase, { label }]) => ({ label, by: roles(process['in-charge'][phase] ?? []) })),
    deciders: roles(transitions.flatMap(({ by }) => by)),
    ...optional('every', schedule !== undefined && 'every' in schedule ? schedule.every : undefined),
    notices: Object.entries(process.notices)
      .filter(([notice]) => told.includes(notice))
      .map(([notice, { label, groups }]) => ({
        ...{ label, groups: groups === true },
        ...times((moment) => 'notice' in moment && moment.notice === notice),
      })),
    plans: gates.flatMap((gate) => plansOf(process, gate, roles, times)),
    reports: gates.flatMap((gate) => reportsOf(policy, process, gate, roles, times)),
    measures: gates.some(({ kind }) => kind === 'actions'),
    ...optional(
      'effect',
      timeTo(policy, id, process, (moment) => 'action' in moment && moment.action === 'judged'),
    ),
  }
}

type Roles = (ids: readonly string[]) => Words[]
type Times = (stops: Parameters<typeof timeTo>[3]) => { time?: EditionTime }

/** Where a case comes to in the ordinary course; ends of what was no case are left out. */
const phasesOf = ({ phases }: Process) => Object.entries(phases).filter(([, { end }]) => end !== 'not-planned')

function plansOf(process: Process, gate: Gate, roles: Roles, times: Times): EditionProcess['plans'] {
  if (gate.kind !== 'pull-request') return []
  const id = gate['pull-request']
  const plan = ownProperty(process['pull-requests'], id)
  if (plan === undefined) return []
  return [
    {
      ...{ label: plan.label, sections: plan.sections.map(({ label }) => label), by: roles(gate['approved-by']) },
      ...times((moment) => 'merged' in moment && moment.merged === id),
    },
  ]
}

function reportsOf(
  policy: Policy,
  process: Process,
  gate: Gate,
  roles: Roles,
  times: Times,
): EditionProcess['reports'] {
  if (gate.kind !== 'acknowledged') return []
  const rule = ownProperty(process.acknowledgements, gate.what)
  if (rule === undefined) return []
  return [
    {
      ...{ label: rule.label, by: roles(gate.by), when: gate.when === undefined ? [] : valuesOf(policy, gate.when) },
      ...times((moment) => 'acknowledged' in moment && moment.acknowledged === gate.what),
    },
  ]
}

/** The choices of one field with which a condition holds; a condition that is more than that stays unsaid. */
function valuesOf(policy: Policy, when: Condition): Words[] {
  const [inner, is] = 'not' in when ? [when.not, false] : [when, true]
  if (!('fact' in inner) || !('is' in inner)) return []
  const field = ownProperty(policy.fields, inner.fact)
  if (field === undefined || field.confidential) return []
  const chosen: readonly string[] = inner.is
  return optionsOf(policy, field).flatMap(({ id, label }) => (chosen.includes(id) === is ? [label] : []))
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  const found: { [P in K]?: V } = {}
  if (value !== undefined) found[key] = value
  return found
}
