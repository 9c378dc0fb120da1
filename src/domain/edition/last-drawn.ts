import type { Case, Drawn } from '../case/case.ts'
import type { Documents } from '../policy/document.schema.ts'
import { ownProperty } from '../values/own-property.ts'

/** When the case last entered the phase in which this document follows the policy. */
export function drawnSince({ path }: Pick<Case, 'path'>, documents: Documents, id: string): number {
  const phase = ownProperty(documents, id)?.['drawn-in']
  return path.findLast((entry) => entry.phase === phase)?.seq ?? 0
}

/** The document as it stands in this round of the case; one that was drawn up before a return is another. */
export function lastDrawn(state: Pick<Case, 'path' | 'drawn'>, documents: Documents, id: string): Drawn | undefined {
  const since = drawnSince(state, documents, id)
  return state.drawn.findLast(({ document, seq }) => document === id && seq >= since)
}
