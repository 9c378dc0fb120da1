import fc from 'fast-check'
import { isMapping, mappingOf, type Path } from '../../src/domain/policy/own/mapping.ts'

type Change = (value: unknown) => unknown

/** Otherwise, taken away, put elsewhere among its own, or with one more. */
export const HOW = ['otherwise', 'away', 'first', 'added'] as const
export type How = (typeof HOW)[number]

/** A policy in which one part is changed; it shares everything else with the one that it was made of. */
export const changedAt = <T>(value: T, path: Path, how: How): T =>
  at(value, path, (part, holder) => changed(how, part, 1, holder)) as T

/** Anything at all in a policy, changed, taken away, doubled, or put elsewhere among its own. */
export function changedPart(policy: unknown): fc.Arbitrary<Change & { path: Path }> {
  const paths = pathsIn(policy, [])
  return fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...HOW), fc.nat(999)).map(([path, how, number]) =>
    Object.assign((value: unknown) => at(value, path, (part, holder) => changed(how, part, number, holder)), {
      path,
    }),
  )
}

/** Every mapping, list and leaf. */
export function pathsIn(value: unknown, path: Path): Path[] {
  const here = path.length === 0 ? [] : [path]
  if (Array.isArray(value)) return [...here, ...value.flatMap((one, index) => pathsIn(one, [...path, index]))]
  if (!isMapping(value)) return here
  return [...here, ...Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]))]
}

const GONE = Symbol('gone')

function changed(how: How, part: unknown, number: number, holder: unknown): unknown {
  if (how === 'away' && (Array.isArray(holder) || isMapping(holder))) return GONE
  if (how === 'first' && Array.isArray(part)) return [...part].reverse()
  if (how === 'first' && isMapping(part)) return mappingOf(Object.entries(part).reverse())
  if (how === 'added' && Array.isArray(part)) return [part.at(-1) ?? `new-${number}`, ...part]
  if (how === 'added' && isMapping(part))
    return mappingOf([[`new-${number}`, Object.values(part)[0]], ...Object.entries(part)])
  if (typeof part === 'number') return part + 1
  if (typeof part === 'boolean') return !part
  return typeof part === 'string' ? `${part}-${number}` : part
}

/** The value with the part at a path changed; the same where that is not there any more. */
function at(
  value: unknown,
  path: Path,
  change: (part: unknown, holder: unknown) => unknown,
  holder?: unknown,
): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(value, holder)
  if (Array.isArray(value)) {
    if (Number(step) >= value.length) return value
    const inner = at(value[Number(step)], rest, change, value)
    return value.flatMap((one, index) => (index !== Number(step) ? [one] : inner === GONE ? [] : [inner]))
  }
  if (!isMapping(value) || !(String(step) in value)) return value
  const inner = at(value[String(step)], rest, change, value)
  return mappingOf(
    Object.entries(value).flatMap(([key, one]) => (key !== step ? [[key, one]] : inner === GONE ? [] : [[key, inner]])),
  )
}
