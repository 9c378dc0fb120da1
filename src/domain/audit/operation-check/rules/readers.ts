import type { Operation, OperationFinding } from '../operation.ts'

/** Nobody reads what is for few without a part in it; who could not be asked for is no finding (R8-1). */
export const readers = ({ readers: shown }: Operation): OperationFinding[] =>
  (shown === 'not-checked' ? [] : shown).flatMap(({ repository: subject, seen }): OperationFinding[] => {
    if (seen.kind === 'unseen') return []
    if (seen.kind === 'named')
      return seen.strangers.map(({ login }) => ({ code: 'reader-without-role', subject, detail: `@${login}` }))
    return seen.strangers === 0 ? [] : [{ code: 'readers-without-role', subject, detail: String(seen.strangers) }]
  })
