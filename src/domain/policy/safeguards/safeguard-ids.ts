import { asMapping } from '../own/mapping.ts'

/**
 * The name of the safeguard that an invariant is: the process, the ends it guards, and what it asks, as in
 * `incident-closed-pull-request-prevention`. An invariant that is changed has another name, so the old one is gone.
 */
export function safeguardOfInvariant(invariant: unknown): string | undefined {
  const given = asMapping(invariant)
  if (typeof given.id === 'string') return given.id
  const path = asMapping(given['every-path'])
  if ('every-path' in given) return named(path.process, path.from, path.to, 'through', path.through)
  const never = asMapping(given['never-without'])
  if ('never-without' in given) return named(never.process, ends(never.transition), never.gate, never.of, part(never))
  const only = asMapping(given.only)
  if ('only' in given) return named(only.process, ends(only.transition), 'only', only.role)
  const open = asMapping(given['always-open'])
  if (!('always-open' in given)) return undefined
  return named(open.process, open.contain === true ? 'contain' : ends(open.transition), 'always-open')
}

/** Two invariants may ask for one gate: by whom, and when. */
const part = ({ by, when }: Record<string, unknown>): unknown[] => [
  by === undefined ? [] : ['by', by],
  when === undefined ? [] : 'when',
]

const ends = (transition: unknown): unknown[] => {
  const { from, to } = asMapping(transition)
  return [from ?? [], to ?? []]
}

function named(...parts: readonly unknown[]): string | undefined {
  const words = parts.flat(3).filter((one): one is string => typeof one === 'string')
  return words.length === 0 ? undefined : words.join('-')
}
