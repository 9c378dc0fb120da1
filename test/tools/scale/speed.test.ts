import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkoutTexts, ledgerCheckout } from '../../../src/adapters/files/ledger-checkout.ts'
import { sealVerifier } from '../../../src/adapters/keys/seal-key.ts'
import { gatherOperation } from '../../../src/app/audit/gather.ts'
import { verifyRecords } from '../../../src/app/audit/verify-records.ts'
import { readRegister } from '../../../src/app/report/read-register.ts'
import { checkOperation } from '../../../src/domain/audit/operation-check/check-operation.ts'
import { processorTime } from '../../support/processor-milliseconds.ts'
import { defaultPolicy } from '../../support/worlds.ts'
import { inTurn, quickest } from '../bench/in-turn.ts'
import { type MadeRecords, writeRecords } from './write-records.ts'

const NOWHERE = { owner: '', name: '' }
const NOW = '2010-01-01T00:00:00Z'
const SIZES = [24, 48] as const
/** As long as the smaller number twice; what grows with the square takes twice as long. */
const MOST_GROWTH = 1.5

interface Place extends MadeRecords {
  folder: string
}

let home = ''
const places: Place[] = []
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hikeshi-scale-'))
  for (const cases of SIZES) {
    const folder = join(home, String(cases))
    places.push({ folder, ...(await writeRecords(folder, { cases })) })
  }
})
afterAll(() => rm(home, { recursive: true }))

const verified = ({ folder, key }: Place) =>
  verifyRecords(ledgerCheckout(folder), NOWHERE, {
    ...{ writers: [{ id: 99 }], signatures: 'not-expected', seals: sealVerifier([key]), trusted: 'not-at-hand' },
  })

const registered = ({ folder }: Place) =>
  readRegister(ledgerCheckout(folder), 'not-checked', [NOWHERE], defaultPolicy, NOW)

async function audited({ folder }: Place) {
  const operation = await gatherOperation({
    ...{ policy: defaultPolicy, runbooks: [], ledgerTexts: checkoutTexts(folder), trust: 'not-checked', now: NOW },
    ...{ repositories: [NOWHERE], leftOut: [], unread: [], adoptions: undefined },
    ...{
      directory: 'not-checked',
      publicRepositories: 'not-checked',
      readers: 'not-checked',
      sweep: 'not-checked',
      unheard: 'not-checked',
    },
  })
  return { operation, judged: checkOperation(operation) }
}

/** How much longer the processor takes for the larger number of cases than for the smaller one twice. */
async function growth(work: (place: Place) => Promise<unknown>): Promise<number> {
  const [fewer, more] = places
  if (fewer === undefined || more === undefined) throw new Error('There is nothing to compare')
  const twice = async () => {
    await work(fewer)
    await work(fewer)
  }
  const measured = [() => processorTime(twice), () => processorTime(() => work(more))]
  // The first round is the compiler's.
  await inTurn(measured, 1)
  const [apart = 1, together = 0] = await inTurn(measured, 3, quickest)
  return together / apart
}

describe('what looks at all records of a checkout', () => {
  it('R4.4-5 verifies what was made, every commit of it, and no line that was changed', {
    timeout: 240_000,
  }, async () => {
    for (const place of places) {
      const { ledgers, commits, findings } = await verified(place)
      expect({ ledgers, commits, findings }).toEqual({ ledgers: place.cases + 1, commits: place.commits, findings: [] })
    }
    const [{ folder, key } = { folder: '', key: '' }] = places
    const file = join(folder, 'ledger/2000/000007.jsonl')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"door":"comment"', '"door":"board"'))
    const { findings } = await verified({ folder, key, cases: 0, commits: 0 })
    await writeFile(file, text)
    const codes = findings.map(({ path, code }) => `${path} ${code}`)
    expect(codes).toContain('ledger/2000/000007.jsonl hash-mismatch')
    expect(codes).toContain('ledger/2000/000007.jsonl not-as-committed')
  })

  it('R4.4-5 asks git as often for many records as for few', { timeout: 240_000 }, async () => {
    const counts: number[] = []
    for (const place of places) counts.push(await asksOfGit(() => verified(place)))
    // Whether the checkout is one that can be believed, then all of its history at once.
    expect(counts).toEqual([2, 2])
  })

  it('R5-1 verify, report and audit take twice as long for twice as many', { timeout: 240_000, retry: 2 }, async () => {
    for (const work of [verified, registered, audited]) expect(await growth(work), work.name).toBeLessThan(MOST_GROWTH)
  })
})

/** Puts a git before the other that notes each call. */
async function asksOfGit(work: () => Promise<unknown>): Promise<number> {
  const before = process.env.PATH ?? ''
  const folder = join(home, 'path')
  const notes = join(home, 'calls')
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  await mkdir(folder, { recursive: true })
  await writeFile(notes, '')
  await writeFile(join(folder, 'git'), `#!/bin/sh\necho "$1" >> '${notes}'\nexec '${real}' "$@"\n`)
  await chmod(join(folder, 'git'), 0o755)
  process.env.PATH = `${folder}${delimiter}${before}`
  try {
    await work()
  } finally {
    process.env.PATH = before
  }
  return (await readFile(notes, 'utf8')).split('\n').filter(Boolean).length
}
