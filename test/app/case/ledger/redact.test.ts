import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { redactText } from '../../../../src/app/case/ledger/redact.ts'
import { parseLedger, printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { verifyChain } from '../../../../src/app/case/ledger/verify-chain.ts'
import { ANY_CASE, anyLedger, countingSalt, ledgerWith, redaction } from '../../../support/ledger-drafts.ts'

describe('redactText', () => {
  it('R4.4-5 the record is kept: any redaction leaves a chain that verifies, and none of the text', () => {
    fc.assert(
      fc.property(anyLedger({ minLength: 1 }), fc.nat(), (lines, choice) => {
        const line = choice % lines.length
        const all = [...lines, ...chainLines(lines, [redaction(line)], { salt: countingSalt() })]
        const redacted = redactText(all, { line, redactionSeq: lines.length })
        expect(verifyChain(redacted, ANY_CASE)).toEqual([])
        expect(parseLedger(printLedger(redacted)).lines).toEqual(redacted)
        expect(redacted.map(({ hash }) => hash)).toEqual(all.map(({ hash }) => hash))
        expect(Object.values(redacted[line]?.free ?? {})).toEqual(
          Object.keys(lines[line]?.free ?? {}).map(() => ({ redacted: lines.length })),
        )
      }),
    )
  })

  it('removes the text and its salt from the file, so that its digest cannot be guessed', () => {
    const lines = ledgerWith('hunter2')
    const text = printLedger(redactText(lines, { line: 1, key: 'note', redactionSeq: 2 }))
    expect(printLedger(lines)).toMatch(/hunter2.*salt-|salt-.*hunter2/)
    expect(text).not.toMatch(/hunter2|salt-/)
  })

  it('keeps the first tombstone where a text is redacted twice', () => {
    const once = redactText(ledgerWith('hunter2'), { line: 1, redactionSeq: 2 })
    expect(redactText(once, { line: 1, redactionSeq: 3 })).toEqual(once)
  })

  it('leaves the other texts of the line alone where a key is given', () => {
    const [, line] = chainLines(
      ledgerWith().slice(0, 0),
      [redaction(0), { ...redaction(0), entry: { type: 'contact-made', data: {}, text: { whom: 'A', answer: 'B' } } }],
      { salt: countingSalt() },
    )
    const [after] = line ? redactText([line], { line: 1, key: 'whom', redactionSeq: 2 }) : []
    expect(after?.free).toMatchObject({ whom: { redacted: 2 }, answer: { text: 'B' } })
  })

  it('refuses a line or a text that is not there', () => {
    expect(() => redactText(ledgerWith('one'), { line: 2, redactionSeq: 2 })).toThrow(RangeError)
    expect(() => redactText(ledgerWith('one'), { line: 1, key: 'toString', redactionSeq: 2 })).toThrow(RangeError)
  })
})
