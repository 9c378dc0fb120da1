import * as fc from 'fast-check'
import { chainLines, type LineDraft } from '../../src/app/case/ledger/chain-lines.ts'
import type { LedgerBinding } from '../../src/app/case/ledger/verify-chain.ts'
import type { LedgerRef } from '../../src/app/ports/ledger-store.ts'
import {
  DOORS,
  type JsonObject,
  type LedgerEntry,
  type LedgerLine,
  ledgerBound,
} from '../../src/domain/case/ledger-line.ts'
import { ledgerPath } from '../../src/domain/case/ledger-path.ts'

export const REPOSITORY = { owner: 'acme', name: 'incidents' }

export const ledgerOf = (issue: number): LedgerRef => ({ repository: REPOSITORY, path: ledgerPath(2030, issue) })

/** Where a test is about something else than what line 0 names. */
export const ANY_CASE = {
  of: 'case',
  repository: 'not-checked',
  issue: 'not-checked',
} as const satisfies LedgerBinding

/** Salts that differ from each other and are the same in each run. */
export function countingSalt(): () => string {
  let count = 0
  return () => `salt-${count++}`
}

export function draftOf(entry: LedgerEntry, changes: Partial<LineDraft> = {}): LineDraft {
  return {
    at: '2030-01-01T09:00:00Z',
    recorded: '2030-01-01T09:00:01.000Z',
    actor: { id: 7, login: 'officer' },
    door: 'comment',
    cause: 'comment:1',
    policy: '0123456789abcdef0123456789abcdef01234567',
    entry,
    ...changes,
  }
}

export const boundDraft = (issue = 12, year = 2030) =>
  draftOf(ledgerBound({ repository: { id: 5, name: 'incidents' }, issue: { id: 900 + issue, number: issue, year } }), {
    door: 'form',
    cause: `issue:${issue}`,
  })

export const note = (text: string, changes: Partial<LineDraft> = {}) =>
  draftOf({ type: 'note-added', data: {}, text: { note: text } }, changes)

export const redaction = (line: number, key?: string) =>
  draftOf({
    type: 'text-redacted',
    data: { line, ...(key !== undefined && { key }) },
    text: { reason: 'a password was pasted' },
  })

/** A bound ledger with these notes. */
export const ledgerWith = (...notes: string[]): LedgerLine[] =>
  chainLines([], [boundDraft(), ...notes.map((text) => note(text))], { salt: countingSalt() })

const time = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

const key = fc.stringMatching(/^[a-z][a-z-]{0,8}$/)

// Any text that a person may paste: every code unit, lone surrogates too.
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
)

/** Without `__proto__`, which no event has and no line can hold. */
const anyData = fc
  .dictionary(
    fc.string().filter((name) => name !== '__proto__'),
    fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
    { maxKeys: 4 },
  )
  .map((data): JsonObject => JSON.parse(JSON.stringify(data)))

export const anyDraft: fc.Arbitrary<LineDraft> = fc.record({
  at: time,
  recorded: time,
  actor: fc.record({ id: fc.nat(), login: fc.stringMatching(/^[a-z0-9-]{1,20}$/) }),
  door: fc.constantFrom(...DOORS),
  cause: anyText.filter((text) => text.length < 200),
  policy: fc.constantFrom('', 'a'.repeat(40)),
  entry: fc.record({
    type: fc.constantFrom('note-added', 'fact-recorded', 'phase-changed'),
    data: anyData,
    text: fc.dictionary(key, anyText, { maxKeys: 3 }),
  }),
})

/** Any ledger: bound, then whatever happens. */
export const anyLedger = (constraints: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<LedgerLine[]> =>
  fc
    .array(anyDraft, { maxLength: 8, ...constraints })
    .map((drafts) => chainLines([], [boundDraft(), ...drafts], { salt: countingSalt() }))
