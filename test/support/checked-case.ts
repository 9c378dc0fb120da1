import type { CheckedCase } from '../../src/domain/audit/operation-check/operation.ts'
import type { Told } from './story.ts'

/** A case as the operation check sees it, as it was lived through. */
export function checkedCase(told: Told, repository = 'incidents'): CheckedCase {
  if (told.case === undefined) throw new Error('Nothing has happened')
  const lastLines = Object.fromEntries(told.placed.map(({ event, seq }) => [event.type, seq]))
  return { case: told.case, repository, year: 2030, lastLines }
}
