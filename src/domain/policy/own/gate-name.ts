import { asMapping } from './mapping.ts'

/** The members that tell what a gate is about, in the order in which they are looked for. */
const ABOUT = ['facts', 'notices', 'pull-request', 'what', 'document', 'fact', 'systems']

/** A gate by its kind and what it asks for, as `pull-request prevention` or `facts went-wrong went-well`. */
export function gateName(gate: unknown): string | undefined {
  const given = asMapping(gate)
  if (typeof given.kind !== 'string') return undefined
  const about = ABOUT.flatMap((key) => given[key] ?? []).filter((one) => typeof one === 'string')
  // One value that is asked for; a list of those that are allowed is no name.
  const value = typeof given.is === 'string' ? [given.is] : []
  return [given.kind, ...about, ...value].join(' ')
}
