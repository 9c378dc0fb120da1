import type { CaseAddress } from '../case/case-file.ts'
import type { IssueSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/** Which case the issue stands in for, whose own was deleted or moved out of sight. */
export const standInMark = ({ id, number, createdAt }: CaseAddress['issue']): string =>
  markOf(`stands-for=${number}:${id}@${createdAt}`)

/** Undefined where an issue is no stand-in that the app itself has made. */
export function standsInFor(
  { self }: Pick<Ports, 'self'>,
  { author, body }: Pick<IssueSeen, 'author' | 'body'>,
): CaseAddress['issue'] | undefined {
  const found = /<!-- hikeshi:stands-for=(\d+):(\d+)@(\S+) -->/.exec(body)
  if (found === null || author.id !== self.id) return undefined
  return { number: Number(found[1]), id: Number(found[2]), createdAt: found[3] ?? '' }
}
