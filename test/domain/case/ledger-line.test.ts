import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { redactText } from '../../../src/app/case/ledger/redact.ts'
import type { CaseEvent } from '../../../src/domain/case/event.schema.ts'
import { type LedgerEntry, ledgerLineSchema, openLine } from '../../../src/domain/case/ledger-line.ts'
import { boundDraft, countingSalt, draftOf, ledgerWith } from '../../support/ledger-drafts.ts'

describe('openLine', () => {
  it('gives back who, when, by which door and what, with the texts in their places', () => {
    const event: CaseEvent = { type: 'evidence-recorded', data: { hash: 'ab' }, text: { what: 'disk', where: 'safe' } }
    const draft = draftOf(event satisfies LedgerEntry)
    const [, line] = chainLines([], [boundDraft(), draft], { salt: countingSalt() })
    expect(line && openLine(line)).toEqual({ seq: 1, ...draft, entry: event, redacted: [] })
  })

  it('leaves a redacted text empty and says which it was', () => {
    const [, line] = redactText(ledgerWith('the password is hunter2'), { line: 1, redactionSeq: 2 })
    expect(line && openLine(line)).toMatchObject({ entry: { text: { note: '' } }, redacted: ['note'] })
  })
})

describe('ledgerLineSchema', () => {
  const [line] = ledgerWith()
  const refused: [string, object][] = [
    ['a member that it does not know', { extra: 1 }],
    ['another version', { v: 2 }],
    ['a type that could carry words', { type: 'Closed by @all' }],
    ['a time without a zone', { at: '2030-01-01T09:00:00' }],
    ['a time with an offset', { recorded: '2030-01-01T09:00:00+09:00' }],
    ['a door that does not exist', { door: 'window' }],
    ['a hash that is none', { hash: 'abc' }],
    ['a text key that is no word', { texts: { 'a b': 'a'.repeat(64) } }],
    ['a tombstone that also keeps the text', { free: { note: { redacted: 3, salt: 's', text: 't' } } }],
  ]
  it.each(refused)('refuses %s', (_, change) => {
    expect(ledgerLineSchema.safeParse(line).success).toBe(true)
    expect(ledgerLineSchema.safeParse({ ...line, ...change }).success).toBe(false)
  })
})
