import { isRefusal } from '../../domain/case/is-refusal.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { OutgoingMessages } from '../messages/send-messages.ts'
import type { Sign } from '../ports/github.ts'
import type { KnownScreen } from './known-screen.ts'

type Signs = OutgoingMessages['signs']

const COMMENT = /^comment:(\d+)#/

/**
 * The signs that comments with commands should bear and do not: done, refused, or both where a comment held several. What
 * was asked in this run is known; where all comments were read, the record says what became of those that came before, so
 * that a round gives the sign that an event would have given.
 */
export function signsOwed(
  { file, outcomes }: CaseRun,
  { comment, comments }: Pick<KnownScreen, 'comment' | 'comments'>,
  since: string,
): Signs {
  const wanted = new Map<number, Set<Sign>>()
  const want = (cause: string, content: Sign): void => {
    const id = Number(COMMENT.exec(cause)?.[1] ?? Number.NaN)
    if (!Number.isNaN(id)) wanted.set(id, (wanted.get(id) ?? new Set()).add(content))
  }
  for (const { asked, outcome } of outcomes)
    if (outcome !== 'ignored') want(asked.cause, outcome === 'refused' ? 'confused' : '+1')
  const asked = new Set(outcomes.map((one) => one.asked.cause))
  for (const [cause, wasRefused] of comments === undefined ? [] : recorded(file, since))
    if (!asked.has(cause)) want(cause, wasRefused ? 'confused' : '+1')
  const read = new Map(comments?.map((one) => [one.id, one]))
  return [...wanted].flatMap(([id, signs]): Signs => {
    const seen = comment?.id === id ? comment : read.get(id)
    // All comments were read, and it is gone.
    if (seen === undefined && comments !== undefined) return []
    const shown = read.get(id)?.signs ?? []
    const on = { id, ...(seen?.nodeId !== undefined && { nodeId: seen.nodeId }) }
    return [...signs].filter((content) => !shown.includes(content)).map((content) => ({ on, content }))
  })
}

/** By cause: whether all that came of it is a refusal. A remark beside what was done is none. */
function recorded(file: CaseRun['file'], since: string): Map<string, boolean> {
  const causes = new Map<string, boolean>()
  for (const { cause, recorded: at, event } of file?.placed ?? []) {
    if (at < since || !COMMENT.test(cause)) continue
    causes.set(cause, isRefusal(event) && causes.get(cause) !== false)
  }
  return causes
}
