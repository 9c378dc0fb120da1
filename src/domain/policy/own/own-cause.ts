import { isMapping, type Mapping, mappingOf, type Path } from './mapping.ts'
import { EXTENDS, type Merged } from './merge-policy.ts'

/** A finding, as far as it can be known again after something else has changed. */
export interface Wrong {
  code: string
  params: Readonly<Record<string, string>>
}

/** How much a proof may be asked again for one file. */
const MOST_TRIALS = 120

/**
 * The part of an own file that brings about what is found in a part of the base: what it takes away by that name, else
 * the smallest part without which it would not be found. A base is sound by itself, so there is one.
 */
export function ownCauses(
  own: Mapping,
  merged: Pick<Merged, 'takenAway'>,
  wrong: readonly Wrong[],
  /** The findings in the base with another own file; undefined where that cannot be read. */
  wrongWith: (own: Mapping) => readonly Wrong[] | undefined,
): Path[] {
  let trials = 0
  const stillThere = (without: Mapping): ReadonlySet<string> | undefined => {
    trials += 1
    const found = trials > MOST_TRIALS ? undefined : wrongWith(without)
    return found && new Set(found.map(nameOf))
  }
  const narrow = (path: Path, part: unknown, of: readonly Wrong[]): Map<string, Path> => {
    const causes = new Map<string, Path>()
    if (!isMapping(part)) return causes
    for (const key of Object.keys(part)) {
      const open = of.filter((one) => !causes.has(nameOf(one)))
      const here = [...path, key]
      if (open.length === 0 || (path.length === 0 && key === EXTENDS)) continue
      const left = stillThere(leaveOut(own, here))
      const caused = left === undefined ? [] : open.filter((one) => !left.has(nameOf(one)))
      if (caused.length === 0) continue
      const closer = narrow(here, part[key], caused)
      for (const one of caused) causes.set(nameOf(one), closer.get(nameOf(one)) ?? here)
    }
    return causes
  }
  const takenAway = wrong.map(({ params }) => {
    const names = Object.values(params)
    return merged.takenAway.find(({ path }) => names.includes(String(path.at(-1))))?.own
  })
  const unexplained = wrong.filter((_, at) => takenAway[at] === undefined)
  const causes = unexplained.length === 0 ? new Map<string, Path>() : narrow([], own, unexplained)
  return wrong.map((one, at) => takenAway[at] ?? causes.get(nameOf(one)) ?? [EXTENDS])
}

const nameOf = ({ code, params }: Wrong): string => JSON.stringify([code, params])

function leaveOut(own: Mapping, path: Path): Mapping {
  const [step, ...rest] = path
  return mappingOf(
    Object.entries(own).flatMap(([key, value]) => {
      if (key !== step) return [[key, value] as const]
      return rest.length === 0 || !isMapping(value) ? [] : [[key, leaveOut(value, rest)] as const]
    }),
  )
}
