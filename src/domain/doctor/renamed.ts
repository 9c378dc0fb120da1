import { withoutStamp } from '../clock/last-sweep.ts'
import type { LabelSeen, LabelWanted } from './facts.ts'

/** Something of the app's that somebody gave another name. */
export interface Renamed {
  was: string
  is: string
}

/**
 * Labels that have colour and words of one that the app makes, under another name: GitHub gives a label of an issue no id
 * that outlives the look at it, but keeps both.
 */
export function renamedLabels(wanted: readonly LabelWanted[], there: readonly LabelSeen[]): Renamed[] {
  const strays = there.filter(({ name }) => !wanted.some((label) => isNamed(label, name)))
  return wanted.flatMap((label) => {
    const alike = strays.filter((stray) => isAlike(stray, label))
    const [found] = alike
    // Where several may be meant nobody knows which was which.
    const isSure = alike.length === 1 && wanted.filter((other) => isAlike(other, label)).length === 1
    return isSure && found !== undefined ? [{ was: label.name, is: found.name }] : []
  })
}

/** Options of a board that have a wanted one's place and another name, where all others are as they should be. */
export function renamedOptions(wanted: readonly string[], there: readonly string[]): Renamed[] {
  const pairs = wanted.map((was, at) => ({ was, is: there[at] ?? '' }))
  const changed = pairs.filter(({ was, is }) => was !== is)
  const isRenaming =
    there.length === wanted.length &&
    changed.length < wanted.length &&
    changed.every(({ was, is }) => !there.includes(was) && !wanted.includes(is))
  return isRenaming ? changed : []
}

/** GitHub does not mind how a label is spelt. */
export const isNamed = (label: Pick<LabelSeen, 'name'>, name: string): boolean =>
  label.name.toLowerCase() === name.toLowerCase()

const isAlike = (one: LabelSeen, other: LabelSeen): boolean =>
  one.color.toLowerCase() === other.color.toLowerCase() &&
  withoutStamp(one.description) === withoutStamp(other.description)
