import type { Gate } from '../../gates/gates.ts'
import type { Invariant } from '../../policy/invariants.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import type { PolicyPath } from '../finding.ts'
import { each, type Mention, one, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Every phase that is named is one of its process, and every process that an invariant names is there. */
export const phaseReferences: Rule = ({ policy }) => {
  const mentions = Object.entries(policy.processes).flatMap(([id, process]): Mention[] => {
    const known: ReadonlySet<string> = new Set(Object.keys(process.phases))
    const at = ['processes', id]
    return [
      ...one('unknown-phase', process.start, known, () => [...at, 'start']),
      ...Object.keys(process['in-charge']).map(
        (name): Mention => ({ code: 'unknown-phase', name, path: [...at, 'in-charge', name], known, asKey: true }),
      ),
      ...process.transitions.flatMap(({ from, to, gates }, index) => [
        ...each('unknown-phase', from, known, () => [...at, 'transitions', index, 'from']),
        ...one('unknown-phase', to, known, () => [...at, 'transitions', index, 'to']),
        ...gates.flatMap((gate, nth) =>
          freshnessOf(gate).flatMap(([key, phase]) =>
            one('unknown-phase', phase, known, () => [...at, 'transitions', index, 'gates', nth, key]),
          ),
        ),
      ]),
      ...each('unknown-phase', process.back?.from, known, () => [...at, 'back', 'from']),
      ...one('unknown-phase', process.contain?.phase, known, () => [...at, 'contain', 'phase']),
      ...one('unknown-phase', process.links?.phase, known, () => [...at, 'links', 'phase']),
      ...one('unknown-phase', process.restricts?.phase, known, () => [...at, 'restricts', 'phase']),
      ...Object.entries(process['pull-requests']).flatMap(([pull, rule]) =>
        one('unknown-phase', rule['opens-in'], known, () => [...at, 'pull-requests', pull, 'opens-in']),
      ),
    ]
  })
  return unknownAmong([
    ...mentions,
    ...policy.invariants.flatMap((invariant, at) => inInvariant(policy, invariant, at)),
  ])
}

function inInvariant(policy: Policy, invariant: Invariant, at: number): readonly Mention[] {
  const { process, path, names } = namesIn(invariant, at)
  const found = ownProperty(policy.processes, process)
  if (found === undefined) {
    const known = new Set(Object.keys(policy.processes))
    return one('unknown-process', process, known, () => [...path, 'process'])
  }
  const known = new Set(Object.keys(found.phases))
  return names.flatMap(({ ids, inner }) => each('unknown-phase', ids, known, () => [...path, ...inner]))
}

/** Phases from which a gate counts what was said. */
const freshnessOf = (gate: Gate): [string, string | undefined][] => [
  ['since', 'since' in gate ? gate.since : undefined],
  ['void-on-return-to', 'void-on-return-to' in gate ? gate['void-on-return-to'] : undefined],
]

interface Names {
  process: string
  path: PolicyPath
  names: { ids: readonly string[] | undefined; inner: PolicyPath }[]
}

function namesIn(invariant: Invariant, at: number): Names {
  if ('every-path' in invariant) {
    const { process, from, to, through } = invariant['every-path']
    const names = [
      { ids: [from], inner: ['from'] },
      { ids: [to], inner: ['to'] },
      { ids: through, inner: ['through'] },
    ]
    return { process, path: ['invariants', at, 'every-path'], names }
  }
  const [kind, { process, transition }] =
    'never-without' in invariant
      ? (['never-without', invariant['never-without']] as const)
      : 'only' in invariant
        ? (['only', invariant.only] as const)
        : (['always-open', invariant['always-open']] as const)
  const to = transition?.to
  const names = [
    { ids: transition?.from, inner: ['transition', 'from'] },
    { ids: typeof to === 'string' ? [to] : to, inner: ['transition', 'to'] },
  ]
  return { process, path: ['invariants', at, kind], names }
}
