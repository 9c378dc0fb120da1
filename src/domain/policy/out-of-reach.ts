/**
 * The name of a repository that the policy named when it was adopted and that is nowhere in reach now: one that GitHub gives
 * to none, so that nothing is written to whatever bears its name today, and nothing is read from there.
 */
export const outOfReach = (name: string, id: number): string => `${name}~${id}`

/**
 * The id, which no repository has, in place of one that was made only after a policy named it: the adoption did not note which
 * one was meant, and this one cannot be it.
 */
export const MADE_SINCE = 0

export const isMadeSince = (name: string): boolean => name.endsWith(`~${MADE_SINCE}`)

const OUT = /^(?<name>.+)~\d+$/

/** The name that it had when it was adopted; undefined for one that is in reach. */
export const nameOutOfReach = (name: string): string | undefined => OUT.exec(name)?.groups?.name
