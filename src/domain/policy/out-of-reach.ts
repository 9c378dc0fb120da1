/**
 * The name of a repository that the policy named when it was adopted and that is nowhere in reach now: one that GitHub gives
 * to none, so that nothing is written to whatever bears its name today, and nothing is read from there.
 */
export const outOfReach = (name: string, id: number): string => `${name}~${id}`

const OUT = /^(?<name>.+)~\d+$/

/** The name that it had when it was adopted; undefined for one that is in reach. */
export const nameOutOfReach = (name: string): string | undefined => OUT.exec(name)?.groups?.name
