import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLedger, printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { ledgerLineSchema } from '../../../src/domain/case/ledger-line.ts'
import { isPlainLine } from '../../../src/domain/case/plain-line.ts'
import { anyLedger, ledgerWith } from '../../support/ledger-drafts.ts'

const seal = { key: 'k'.repeat(43), signature: 's'.repeat(86) }
const [line] = ledgerWith('日本語').slice(1)

/** One member of a line, however deep, is something else. */
function changed(json: object, at: number, value: unknown): unknown {
  const places: [Record<string, unknown>, string][] = []
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    for (const key of Object.keys(one)) {
      places.push([one as Record<string, unknown>, key])
      walk((one as Record<string, unknown>)[key])
    }
  }
  const copy: object = structuredClone(json)
  walk(copy)
  const [holder, key] = places[at % places.length] ?? []
  if (holder === undefined || key === undefined) return copy
  if (value === undefined) delete holder[key]
  else holder[key] = value
  return copy
}

describe('isPlainLine', () => {
  it('R4.4-5 the record is kept: it knows every line that the app writes, with a seal and without', () => {
    fc.assert(
      fc.property(anyLedger({ minLength: 1 }), (lines) => {
        for (const one of parseLedger(printLedger(lines)).lines)
          for (const json of [one, { ...one, seal }]) expect(isPlainLine(json)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('R4.4-5 the record is kept: it takes nothing that the schema refuses', () => {
    const odd = fc.oneof(
      fc.constantFrom(undefined, null, '', -1, 0, 1.5, 2 ** 53, '2030-02-30T00:00:00Z', 'x'.repeat(1_025), [], {}),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const bases = [line, { ...line, seal }, { ...line, free: { note: { redacted: 3 } } }]
    fc.assert(
      fc.property(fc.constantFrom(...bases), fc.nat(40), odd, (base, at, value) => {
        const json = changed(base ?? {}, at, value)
        if (isPlainLine(json)) expect(ledgerLineSchema.safeParse(json).success, JSON.stringify(json)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
    expect(isPlainLine({ ...line, more: 1 })).toBe(false)
    expect(isPlainLine({ ...line, data: JSON.parse('{"__proto__": 1}') })).toBe(false)
  })
})
