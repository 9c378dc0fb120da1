import type { Words } from './basics.ts'
import type { Policy } from './policy.schema.ts'
import type { Process } from './process.ts'

export type Part = 'process' | 'phase' | 'way' | 'gate' | 'field' | 'role' | 'clock'

/** One thing that a revision of the policy added, took away or made otherwise (R9-4). */
export interface PolicyChange {
  kind: 'added' | 'removed' | 'changed'
  part: Part
  name: Words
  /** The process in which it is. */
  of?: Words
  clause?: string
}

/** What differs between two policies, as people would tell it: processes, phases, ways, gates, fields, roles, clocks. */
export function policyDiff(before: Policy, after: Policy): PolicyChange[] {
  return [
    ...among('role', before.roles, after.roles),
    ...among('field', before.fields, after.fields),
    ...among('clock', before.clocks, after.clocks),
    ...Object.keys({ ...before.processes, ...after.processes }).flatMap((id) => {
      const [old, now] = [before.processes[id], after.processes[id]]
      if (old === undefined || now === undefined) {
        const { label = id } = old ?? now ?? {}
        return [
          {
            kind: old === undefined ? ('added' as const) : ('removed' as const),
            part: 'process' as const,
            name: label,
          },
        ]
      }
      const changes = inProcess(old, now)
      const parent = now.like === undefined || now.like !== old.like ? undefined : now.like
      const [was, is] = parent === undefined ? [] : [before.processes[parent], after.processes[parent]]
      // What changed in the process that it is like is told there.
      return was === undefined || is === undefined ? changes : changes.filter(isNew(inProcess(was, is)))
    }),
  ]
}

const isNew =
  (told: readonly PolicyChange[]) =>
  (change: PolicyChange): boolean =>
    !told.some((other) => same({ ...other, of: '' }, { ...change, of: '' }))

type Named = Readonly<Record<string, { label: Words }>>

function among(part: Part, before: Named, after: Named): PolicyChange[] {
  return Object.keys({ ...before, ...after }).flatMap((id): PolicyChange[] => {
    const [old, now] = [before[id], after[id]]
    if (now === undefined) return [{ kind: 'removed', part, name: old?.label ?? id }]
    if (old === undefined) return [{ kind: 'added', part, name: now.label }]
    return same(old, now) ? [] : [{ kind: 'changed', part, name: now.label }]
  })
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function inProcess(before: Process, after: Process): PolicyChange[] {
  const of = after.label
  const [old, now] = [waysOf(before), waysOf(after)]
  const changes: PolicyChange[] = [
    ...among('phase', before.phases, after.phases),
    ...[...new Set([...old.keys(), ...now.keys()])].flatMap((way): PolicyChange[] => {
      const [was, is] = [old.get(way), now.get(way)]
      if (was === undefined || is === undefined)
        return [{ kind: is === undefined ? 'removed' : 'added', part: 'way', name: (is ?? was)?.name ?? way } as const]
      const rules = same(was.rules, is.rules) ? [] : [{ kind: 'changed', part: 'way', name: is.name } as const]
      return [...rules, ...gates('added', is, was), ...gates('removed', was, is)]
    }),
  ]
  return changes.map((change) => ({ ...change, of }))
}

interface Way {
  name: Words
  /** Who may go it, and how. */
  rules: unknown
  gates: Process['transitions'][number]['gates']
}

function waysOf({ phases, transitions }: Process): Map<string, Way> {
  return new Map(
    transitions.flatMap(({ from, to, gates: all, ...rules }) =>
      from.map((one): [string, Way] => [
        `${one} ${to}`,
        { name: arrow(phases[one]?.label ?? one, phases[to]?.label ?? to), rules, gates: all },
      ]),
    ),
  )
}

function arrow(from: Words, to: Words): Words {
  const [one, other] = [from, to].map((words) => (typeof words === 'string' ? { ja: words, en: words } : words))
  const ja = `${one?.ja ?? one?.en ?? ''} → ${other?.ja ?? other?.en ?? ''}`
  return { ja, en: `${one?.en ?? one?.ja ?? ''} → ${other?.en ?? other?.ja ?? ''}` }
}

/** Gates that stand at the one and not at the other. */
const gates = (kind: 'added' | 'removed', here: Way, there: Way): PolicyChange[] =>
  here.gates
    .filter((gate) => !there.gates.some((other) => same(gate, other)))
    .map(({ clause }) => ({ kind, part: 'gate', name: here.name, clause }))
