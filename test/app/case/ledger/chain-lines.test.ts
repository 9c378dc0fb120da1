import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { parseLedger, printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { verifyChain } from '../../../../src/app/case/ledger/verify-chain.ts'
import { openLine } from '../../../../src/domain/case/ledger-line.ts'
import {
  ANY_CASE,
  anyDraft,
  anyLedger,
  boundDraft,
  countingSalt,
  draftOf,
  ledgerWith,
  note,
} from '../../../support/ledger-drafts.ts'

describe('chainLines', () => {
  it('R4.4-5 the record is kept: any sequence of acts seals to a chain that verifies', () => {
    fc.assert(
      fc.property(anyLedger(), (lines) => {
        expect(verifyChain(lines, ANY_CASE)).toEqual([])
      }),
    )
  })

  it('R4.4-5 the record is kept: what was said comes back as it was said', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 5 }), (drafts) => {
        const sealed = chainLines([], [boundDraft(), ...drafts], { salt: countingSalt() })
        const entries = parseLedger(printLedger(sealed))
          .lines.slice(1)
          .map((line) => openLine(line).entry)
        // JSON has no -0.
        expect(entries).toEqual(drafts.map(({ entry }) => ({ ...entry, data: JSON.parse(JSON.stringify(entry.data)) })))
      }),
    )
  })

  it('goes on from the last line alone as from all of them', () => {
    const lines = ledgerWith('one', 'two')
    const head = lines.at(-1)
    const next = [note('three')]
    expect(head && chainLines(head, next, { salt: () => 's' })).toEqual(chainLines(lines, next, { salt: () => 's' }))
  })

  it('never records an earlier time after a later one, though the clocks of two instances differ', () => {
    const lines = chainLines(
      [],
      [
        { ...boundDraft(), recorded: '2030-01-01T09:00:00.500Z' },
        note('from the slow clock', { at: '2029-01-01T00:00:00Z', recorded: '2030-01-01T09:00:00Z' }),
      ],
      { salt: countingSalt() },
    )
    expect(lines.map(({ recorded }) => recorded)).toEqual(['2030-01-01T09:00:00.500Z', '2030-01-01T09:00:00.500Z'])
    expect(lines[1]?.at).toBe('2029-01-01T00:00:00Z')
    expect(verifyChain(lines, ANY_CASE)).toEqual([])
  })

  it('keeps free text out of what is hashed', () => {
    const [, line] = ledgerWith('the password is hunter2')
    const { free, ...hashed } = line ?? { free: {} }
    expect(JSON.stringify(free)).toContain('hunter2')
    expect(JSON.stringify(hashed)).not.toContain('hunter2')
  })

  it('does not write what could not be read back', () => {
    const drafts = [
      draftOf({ type: 'Not a type', data: {} }),
      draftOf({ type: 'note-added', data: {}, text: { 'no key': 'x' } }),
      draftOf({ type: 'note-added', data: JSON.parse('{"__proto__":1}') }),
      note('x', { at: 'yesterday' }),
    ]
    for (const draft of drafts)
      expect(() => chainLines([], [draft], { salt: countingSalt() })).toThrow(/cannot be recorded/)
  })
})
