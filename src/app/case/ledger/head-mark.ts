import type { Head, LedgerSnapshot } from '../../ports/ledger-store.ts'
import { markOf } from '../../ports/messages.ts'
import { headOf } from './seal.ts'

const MARK =
  /<!-- hikeshi:head=(?<length>[1-9]\d{0,8})\.(?<hash>[0-9a-f]{64})(?:\.(?<key>[\w-]{43})\.(?<signature>[\w-]{86}))? -->/

/** Where the record was when this was said, in the status comment: whoever sets the branch back does not set that back. */
export function headMark(snapshot: LedgerSnapshot | undefined): string {
  const head = headOf(snapshot?.lines ?? [])
  if (head === undefined) return ''
  const { length, hash, seal } = head
  return markOf(`head=${[length, hash, ...(seal === undefined ? [] : [seal.key, seal.signature])].join('.')}`)
}

export const withHeadMark = (body: string, snapshot: LedgerSnapshot | undefined): string =>
  [body, headMark(snapshot)].filter((part) => part !== '').join('\n\n')

/** The rest of the body without the mark: a record that has only grown by what nobody sees is no reason to write it again. */
export const withoutHeadMark = (body: string): string => body.replace(MARK, '').trimEnd()

export function headIn(body: string): Head | undefined {
  const { length, hash, key, signature } = MARK.exec(body)?.groups ?? {}
  if (length === undefined || hash === undefined) return undefined
  const seal = key === undefined || signature === undefined ? undefined : { key, signature }
  return { length: Number(length), hash, seal }
}
