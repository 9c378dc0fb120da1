import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'

export type HashedPart = Omit<LedgerLine, 'hash' | 'free' | 'seal'>

/** JSON in the one form that RFC 8785 allows it. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('There is no JSON for this value')
  return text
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

export function lineHash(line: HashedPart): string {
  const { v, seq, at, recorded, actor, door, cause, policy, type, data, texts, prev } = line
  return sha256(canonicalJson({ v, seq, at, recorded, actor, door, cause, policy, type, data, texts, prev }))
}

/** Salted, so that a redacted text cannot be guessed from its digest; as JSON, so that salt and text cannot run into each other. */
export function textDigest(salt: string, text: string): string {
  return sha256(canonicalJson([salt, text]))
}
