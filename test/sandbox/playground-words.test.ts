import { expect, it } from 'vitest'
import { EVENT_TYPES } from '../../src/domain/case/event.schema.ts'
import { LEDGER_BOUND } from '../../src/domain/case/ledger-line.ts'
import { isPlaygroundKey } from '../../src/sandbox/playground/words.ts'

it('the record beside a case has words for every kind of line', () => {
  const kinds = [...EVENT_TYPES]
  expect(kinds.length).toBeGreaterThan(40)
  expect([LEDGER_BOUND, ...kinds].filter((kind) => !isPlaygroundKey(`line.${kind}`))).toEqual([])
})
