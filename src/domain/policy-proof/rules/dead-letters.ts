import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding } from '../finding.ts'
import { gateFacts } from '../gate-facts.ts'
import type { Rule } from '../subject.ts'

/** Parts that are written and never come about: facts that nobody records, times that nobody is asked for, papers after the end. */
export const deadLetters: Rule = ({ policy, gates }) => [
  ...unrecorded(policy, new Set(gates.flatMap(({ gate }) => gateFacts(gate).map(({ field }) => field)))),
  ...gates.flatMap(({ gate, path, transition }) =>
    gate.kind === 'facts' && gate['newer-than'] !== undefined && gate.facts.includes(gate['newer-than'])
      ? [finding('newer-than-itself', [...path, 'newer-than'], { field: gate['newer-than'], to: transition.to })]
      : [],
  ),
  ...Object.entries(policy.processes).flatMap(([id, process]) => inProcess(id, process)),
]

/**
 * A field that is the app's alone: no form asks for it, no act and no option brings it about, and conditions wait for it
 * in vain. Of what a gate asks for, the gate says so.
 */
function unrecorded({ fields, processes }: Policy, asked: ReadonlySet<string>): Finding[] {
  const all = Object.values(processes)
  const brought = new Set([
    ...all.flatMap(({ form, contain, transitions }) => [
      ...(form?.items ?? []).map(({ field }) => field),
      ...(contain === undefined ? [] : [contain.fact]),
      ...transitions.flatMap((one) => one['reason-as'] ?? []),
    ]),
    ...Object.values(fields).flatMap((field) =>
      'options' in field ? field.options.flatMap(({ sets = {} }) => Object.keys(sets)) : [],
    ),
  ])
  return [
    ...Object.entries(fields).flatMap(([id, { 'set-by': setters }]) =>
      setters?.every((role) => role === 'app') === true && !brought.has(id) && !asked.has(id)
        ? [finding('field-of-nobody', ['fields', id, 'set-by'], { field: id })]
        : [],
    ),
    // Somebody who contains by card or label is asked what was done, and has to be able to say it.
    ...all.flatMap(({ contain }) => {
      const setters = contain === undefined ? undefined : ownProperty(fields, contain.fact)?.['set-by']
      const silent = setters === undefined ? [] : (contain?.by ?? []).filter((role) => !setters.includes(role))
      return contain === undefined || silent.length === 0
        ? []
        : [
            finding('contained-unsaid', ['fields', contain.fact, 'set-by'], {
              ...{ field: contain.fact, roles: silent.join(', '), clause: contain.clause },
            }),
          ]
    }),
  ]
}

function inProcess(id: string, { phases, transitions, waiver, form, documents }: Process): Finding[] {
  const at = ['processes', id]
  const isEnd = (phase: string | undefined): boolean =>
    phase !== undefined && ownProperty(phases, phase)?.end !== undefined
  const asked = new Set([
    ...(form?.items ?? []).map(({ field }) => field),
    ...transitions.flatMap(({ gates }) => gates.flatMap((gate) => gateFacts(gate).map(({ field }) => field))),
  ])
  return [
    ...(waiver?.in ?? []).flatMap((phase, index) =>
      isEnd(phase) ? [finding('waiver-in-end', [...at, 'waiver', 'in', index], { phase, process: id })] : [],
    ),
    ...transitions.flatMap(({ at: due, to }, index) =>
      due?.fact === undefined || asked.has(due.fact)
        ? []
        : [finding('never-asked', [...at, 'transitions', index, 'at', 'fact'], { field: due.fact, to, process: id })],
    ),
    ...Object.entries(documents).flatMap(([name, { 'drawn-in': phase }]) =>
      isEnd(phase)
        ? [finding('drawn-too-late', [...at, 'documents', name, 'drawn-in'], { document: name, phase: phase ?? '' })]
        : [],
    ),
  ]
}
