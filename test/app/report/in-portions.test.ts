import { describe, expect, it } from 'vitest'
import type { SeenTogether } from '../../../src/app/ports/github.ts'
import type { Glanced, LedgerRef } from '../../../src/app/ports/ledger-store.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { inPortions } from '../../../src/app/report/in-portions.ts'
import { ledgerPath } from '../../../src/domain/case/ledger-path.ts'
import { PEOPLE } from '../../support/people.ts'

const REPOSITORY = { owner: 'example', name: 'incidents' }
const NOTHING: SeenTogether = { comments: [], cards: [], unedited: [] }

/** A company with so many cases, and every request that is made for them. */
function company(
  cases: number,
  { unseen = [], untold = [], refused = false }: { unseen?: number[]; untold?: number[]; refused?: boolean } = {},
) {
  const asked: string[] = []
  const refs = Array.from(
    { length: cases },
    (_, at): LedgerRef => ({ repository: REPOSITORY, path: ledgerPath(2030, at + 1) }),
  )
  const numberOf = (ref: LedgerRef) => refs.indexOf(ref) + 1
  const snapshot = { lines: [], version: '' }
  const refuse = () => Promise.reject(new Error('its hourly limit is used up'))
  const ports = {
    self: PEOPLE.app,
    issues: {
      together: async (_: unknown, numbers: readonly number[]) => {
        asked.push('together')
        return refused ? refuse() : new Map(numbers.filter((one) => !unseen.includes(one)).map((one) => [one, NOTHING]))
      },
    },
    ledger: {
      list: async () => refs,
      read: async (ref: LedgerRef) => {
        asked.push(`read ${numberOf(ref)}`)
        return snapshot
      },
      glance: async (some: readonly LedgerRef[], told: (ref: LedgerRef) => Promise<unknown>): Promise<Glanced[]> => {
        asked.push('glance')
        if (refused) return refuse()
        await Promise.all(some.map(told))
        return some.map((ref) => (untold.includes(numberOf(ref)) ? 'not-told' : snapshot))
      },
    },
  } as unknown as Ports
  const readAll = async () => {
    const ledger = inPortions(ports)
    const found: unknown[] = []
    for (const ref of await ledger.list(REPOSITORY)) found.push(await ledger.read(ref))
    return found.filter((one) => one === snapshot).length
  }
  return { asked, readAll }
}

describe('the records of many cases, read through GitHub', () => {
  it('R4.4-5 takes four requests for a hundred of them, each with what was last shown of it', async () => {
    for (const [cases, requests] of [
      [0, 0],
      [1, 2],
      [50, 2],
      [51, 4],
      [100, 4],
      [1_000, 40],
    ] as const) {
      const { asked, readAll } = company(cases)
      expect(await readAll()).toBe(cases)
      expect(asked).toHaveLength(requests)
    }
  })

  it('R4.4-5 refused: a record of which the many tell too little is not taken as it is, but read by itself', async () => {
    const { asked, readAll } = company(60, { unseen: [3], untold: [7, 55] })
    expect(await readAll()).toBe(60)
    expect(asked.filter((one) => one.startsWith('read'))).toEqual(['read 3', 'read 7', 'read 55'])
  })

  it('R4.4-5 where GitHub refuses such a look, each is read by itself, and none is left out', async () => {
    const { asked, readAll } = company(4, { refused: true })
    expect(await readAll()).toBe(4)
    expect(asked.filter((one) => one.startsWith('read'))).toHaveLength(4)
  })
})
