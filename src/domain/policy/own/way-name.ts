import { asMapping } from './mapping.ts'

/** A way of a process by its ends, as `learning → closed` or `reported, analysis → containment`. */
export function wayName(transition: unknown): string | undefined {
  const { from, to } = asMapping(transition)
  const ends = Array.isArray(from) ? from : [from]
  return typeof to === 'string' && ends.every((end) => typeof end === 'string')
    ? `${ends.join(', ')} → ${to}`
    : undefined
}

/** As people type it: `->` is on every keyboard. */
export const plainWayName = (name: string): string =>
  name
    .replaceAll(/\s*(?:->|→)\s*/g, ' → ')
    .replaceAll(/\s*[,、]\s*/g, ', ')
    .trim()

/** The ends that a name tells, for a way that the base does not have. */
export function endsIn(name: string): { from: string[]; to: string } | undefined {
  const [from, to, ...more] = plainWayName(name).split(' → ')
  return from === undefined || to === undefined || more.length > 0 ? undefined : { from: from.split(', '), to }
}
