import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { beginningsOf } from '../../../../src/app/case/ledger/beginnings.ts'
import { printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { ledgerWith } from '../../../support/ledger-drafts.ts'

const nameOf = (text: string, kind = 'sha1'): string =>
  createHash(kind)
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')
const lines = ledgerWith('日本語', 'two', 'three')
const text = printLedger(lines)

describe('beginningsOf', () => {
  it.each(['sha1', 'sha256'])('R4.4-5 the record is append-only: knows each earlier state by its name (%s)', (kind) => {
    const beginning = beginningsOf(text)
    for (let count = 1; count <= lines.length; count += 1) {
      const state = printLedger(lines.slice(0, count))
      expect(beginning(nameOf(state, kind))).toBe(state)
    }
  })

  it('R4.4-5 the record is append-only: takes nothing else for a beginning', () => {
    const beginning = beginningsOf(text)
    for (const other of [text.slice(0, -1), text.slice(0, 40), text.replace('two', 'owt'), `${text}{}\n`, ''])
      expect(beginning(nameOf(other))).toBeUndefined()
    expect(beginningsOf('')(nameOf(''))).toBeUndefined()
  })

  it('R4.4-5 the record is append-only: of a sealed record the ends of its appends are looked at, and its own', () => {
    const seal = { key: 'k'.repeat(43), signature: 's'.repeat(86) }
    const sealed = lines.map((line, at) => (at === 1 ? { ...line, seal } : line))
    const state = (count: number) => printLedger(sealed.slice(0, count))
    const beginning = beginningsOf(printLedger(sealed))
    expect([1, 2, 3, 4].map((count) => beginning(nameOf(state(count)))?.length)).toEqual([
      undefined,
      state(2).length,
      undefined,
      state(4).length,
    ])
  })
})
