import type { Case } from '../case/case.ts'

/** The case that this one is a duplicate or a part of; what was said last counts. */
export const parentOf = (state: Pick<Case, 'links'>): Case['links'][number] | undefined => state.links.at(-1)
