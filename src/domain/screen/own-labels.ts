/** The sorts of labels that show the record; `kind` is that of the case. */
export type OwnLabelSort = 'kind' | 'phase' | 'severity' | 'priority' | 'overdue'

/**
 * Labels that show the record, in every spelling and in both languages; all others are people's own. GitHub takes upper and
 * lower case of a label for the same.
 */
const SORTS: readonly [OwnLabelSort, RegExp][] = [
  ['phase', /^(?:phase|フェーズ|段階)\s?:/i],
  ['severity', /^(?:severity|深刻度|重大度)\s?:/i],
  ['priority', /^(?:priority|復旧優先度|優先度)\s?:/i],
  ['kind', /^hikeshi\s?:/i],
  ['overdue', /^(?:overdue|期限超過)$/i],
]

/** The sort of such a label, and what it says behind its colon; undefined: it is none of ours. */
export function ownLabelOf(name: string): { sort: OwnLabelSort; says: string } | undefined {
  const folded = name.normalize('NFKC').trim()
  for (const [sort, begins] of SORTS) if (begins.test(folded)) return { sort, says: folded.replace(begins, '').trim() }
  return undefined
}

export const isOwnLabel = (name: string): boolean => ownLabelOf(name) !== undefined

/** The phase that a label names after `phase:`; undefined where it names none at all. */
export function phaseOfLabel(name: string): string | undefined {
  const own = ownLabelOf(name)
  return own?.sort === 'phase' ? own.says : undefined
}

export const isSameLabel = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
