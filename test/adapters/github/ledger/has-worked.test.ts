import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hasWorked } from '../../../../src/adapters/github/ledger/has-worked.ts'
import { sealerFrom } from '../../../../src/adapters/keys/seal-key.ts'
import { lookedMark } from '../../../../src/app/case/ledger/looked-mark.ts'
import type { Glanced, LedgerRef, LedgerSnapshot } from '../../../../src/app/ports/ledger-store.ts'

const HERE = { owner: 'o', name: 'incidents' }
const sealer = () =>
  sealerFrom(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'none')
const OURS = sealer()
const TIP = 'a'.repeat(40)
const refs = (count: number): LedgerRef[] =>
  Array.from({ length: count }, (_, at) => ({ repository: HERE, path: `ledger/2030/${at + 1}.jsonl` }))
const COUNTS = { lines: [{}], version: 'v' } as unknown as LedgerSnapshot
const NOTHING = { lines: [], version: 'v' } as LedgerSnapshot

/** A repository of so many records of which this is seen; `asked` says which of them were read by themselves. */
function ground({
  records = 0,
  word = '',
  glanced = (): Glanced => 'not-told',
  read = (): LedgerSnapshot | undefined => NOTHING,
  byAuthors = (): LedgerSnapshot | undefined => NOTHING,
}: {
  records?: number
  word?: string
  glanced?: (path: string) => Glanced
  read?: (path: string) => LedgerSnapshot | undefined
  byAuthors?: (path: string) => LedgerSnapshot | undefined
}) {
  const asked: string[] = []
  return {
    asked,
    sealer: OURS,
    word: async () => ({ read: async () => word }),
    idOf: async () => 7,
    list: async () => refs(records),
    glance: async (some: readonly LedgerRef[]) => some.map(({ path }) => glanced(path)),
    read: async ({ path }: LedgerRef) => {
      asked.push(path)
      return read(path)
    },
    byAuthors: async ({ path }: LedgerRef) => byAuthors(path),
  }
}

describe('R9-2 whether a policy was ever in force here is told by more than the record of adoptions', () => {
  it('allowed: nothing of the app is there, and a first policy is adopted', async () => {
    expect(await hasWorked(ground({}), HERE)).toBe(false)
    expect(await hasWorked(ground({ records: 12 }), HERE)).toBe(false)
    expect(await hasWorked(ground({ records: 12, glanced: () => 'absent' }), HERE)).toBe(false)
  })

  it('refused: one sealed record among three hundred of somebody else tells it', async () => {
    const glanced = (path: string) => (path.endsWith('/150.jsonl') ? COUNTS : 'not-told')
    expect(await hasWorked(ground({ records: 300, glanced }), HERE)).toBe(true)
  })

  it.each([1, 30])(
    'refused: so does record %d that its commits alone vouch for, before others and behind them',
    async (one) => {
      const read = (path: string) => (path.endsWith(`/${one}.jsonl`) ? COUNTS : NOTHING)
      expect(await hasWorked(ground({ records: 30, read }), HERE)).toBe(true)
      expect(await hasWorked(ground({ records: 30, byAuthors: read }), HERE)).toBe(true)
    },
  )

  it('refused: more records than can be looked at by themselves are no beginning; the rest is not asked for', async () => {
    const many = ground({ records: 500 })
    expect(await hasWorked(many, HERE)).toBe(true)
    expect(many.asked.length).toBeLessThanOrEqual(40)
    expect(many.asked.slice(0, 4)).toEqual(['1', '500', '2', '499'].map((at) => `ledger/2030/${at}.jsonl`))
  })

  it('refused: the word of a round under the key that is held; one by another key, or of another repository, tells nothing', async () => {
    const told = (word: string) => hasWorked(ground({ word }), HERE)
    expect(await told(`Records ${lookedMark(OURS, 7, TIP)}`)).toBe(true)
    expect(await told(lookedMark(sealer(), 7, TIP))).toBe(false)
    expect(await told(lookedMark(OURS, 8, TIP))).toBe(false)
    expect(await hasWorked({ ...ground({ word: lookedMark(OURS, 7, TIP) }), sealer: 'no-key' }, HERE)).toBe(false)
  })
})
