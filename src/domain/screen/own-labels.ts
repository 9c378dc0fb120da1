/** Labels that show the record; all others are people's own. GitHub takes upper and lower case of a label for the same. */
const OWN = /^(?:(?:hikeshi|phase|severity|priority):|overdue$)/i

export const isOwnLabel = (name: string): boolean => OWN.test(name)

const PHASE = /^phase:/i

/** The phase that a label names after `phase:`; undefined where it names none at all. */
export const phaseOfLabel = (name: string): string | undefined =>
  PHASE.test(name) ? name.replace(PHASE, '').trim() : undefined

export const isSameLabel = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
