import { hash as digestOf } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'

export type HashedPart = Omit<LedgerLine, 'hash' | 'free' | 'seal'>

/** JSON in the one form that RFC 8785 allows it; what is in its order already, as all that was read back is, the runtime prints. */
export function canonicalJson(value: unknown): string {
  const text = isInOrder(value) ? JSON.stringify(value) : canonicalize(value)
  if (text === undefined) throw new TypeError('There is no JSON for this value')
  return text
}

/** Of anything but plain JSON it says no. */
function isInOrder(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || 'toJSON' in value) return false
  if (Array.isArray(value)) return value.every(isInOrder)
  let before = ''
  for (const [key, member] of Object.entries(value)) {
    if (key < before || !isInOrder(member)) return false
    before = key
  }
  return true
}

const sha256 = (text: string) => digestOf('sha256', text)

export function lineHash(line: HashedPart): string {
  const { v, seq, at, recorded, actor, door, cause, policy, type, data, texts, prev } = line
  return sha256(canonicalJson({ actor, at, cause, data, door, policy, prev, recorded, seq, texts, type, v }))
}

/** Salted, so that a redacted text cannot be guessed from its digest; as JSON, so that salt and text cannot run into each other. */
export function textDigest(salt: string, text: string): string {
  return sha256(canonicalJson([salt, text]))
}
