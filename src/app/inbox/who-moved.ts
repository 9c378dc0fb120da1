import type { CaseFile } from '../case/case-file.ts'
import type { ScreenChange } from '../ports/github.ts'
import { timeIn } from './cause.ts'

/** GitHub's times of one act may differ from each other by so much. */
const SAME_ACT_MS = 2_000

export interface Standing {
  kind: 'labeled' | 'unlabeled' | 'column' | 'closed' | 'reopened'
  /** The label or column that is shown. */
  value: string | undefined
  /** By what names its requests begin in the ledger. */
  known: string
}

/**
 * The account that made the screen as it is now, among all changes that GitHub tells of. GitHub leaves changes out, most of
 * those of a board of late, so an older one must never be taken for this one: only the newest counts, a bot's too, if it has
 * the value that is shown, came after the case last changed its phase, and was not judged already.
 */
export function whoMoved(
  changes: readonly ScreenChange[],
  { kind, value, known }: Standing,
  { case: state, seen }: Pick<CaseFile, 'case' | 'seen'>,
): ScreenChange | undefined {
  const newest = changes.filter((change) => isAbout(change, kind, value)).at(-1)
  if (newest === undefined || newest.kind !== kind || (kind === 'column' && newest.value !== value)) return undefined
  if (isOlderThanCase(newest.at, state)) return undefined
  return isJudged(newest, known, seen) && !isRepeated(changes, newest) ? undefined : newest
}

/** Whether something was done before the case last changed its phase. Whole seconds: within the same one nobody can tell. */
export function isOlderThanCase(at: string, { path }: Pick<CaseFile['case'], 'path'>): boolean {
  const lastChange = path.length > 1 ? Date.parse(path.at(-1)?.at ?? '') : Number.NEGATIVE_INFINITY
  return Date.parse(at) < lastChange - SAME_ACT_MS / 2
}

/**
 * Whether the newest change of this is one that was judged, and nothing tells of another since: a run broke off before it
 * was put back.
 */
export function wasJudged(
  changes: readonly ScreenChange[],
  { kind, value, known }: Standing,
  { seen }: Pick<CaseFile, 'seen'>,
): boolean {
  const newest = changes.filter((change) => isAbout(change, kind, value)).at(-1)
  return newest !== undefined && newest.kind === kind && isJudged(newest, known, seen)
}

const isJudged = (change: ScreenChange, known: string, seen: ReadonlySet<string>): boolean =>
  [...seen].some((name) => name.startsWith(known) && isOf(name, change) && isSameTime(name, Date.parse(change.at)))

/** All that changed the same thing: a label is put on and taken off, an issue is closed and opened again. */
function isAbout(change: ScreenChange, kind: Standing['kind'], value: string | undefined): boolean {
  if (kind === 'column') return change.kind === 'column'
  if (kind === 'labeled' || kind === 'unlabeled')
    return (change.kind === 'labeled' || change.kind === 'unlabeled') && isSame(change.value ?? '', value ?? '')
  return change.kind === 'closed' || change.kind === 'reopened'
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const isOf = (name: string, { actor }: ScreenChange): boolean => name.includes(`:${actor?.id}@`)

const isSameTime = (name: string, at: number): boolean => Math.abs((timeIn(name) ?? 0) - at) <= SAME_ACT_MS

/** The same twice within a second, each told of: the second is another request. */
const isRepeated = (changes: readonly ScreenChange[], newest: ScreenChange): boolean =>
  changes.filter(
    ({ kind, at, value, actor }) =>
      kind === newest.kind && at === newest.at && value === newest.value && actor?.id === newest.actor?.id,
  ).length > 1
