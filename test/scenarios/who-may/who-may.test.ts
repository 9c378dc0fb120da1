import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Company } from '../company.ts'
import { columnOf } from '../report.ts'
import { COLUMNS } from './columns.ts'
import { ofColumn, type Playing, playing } from './playing.ts'
import { STAGES } from './rows.ts'
import { whoMay } from './table.ts'

describe('R8-2 who may do what: what stands beside the tables', () => {
  let office: Company
  let world: Playing
  beforeAll(async () => {
    world = await playing()
    office = world.office
  })
  // Others hold what is said here to GitHub's own description: the same commands, by the same people.
  afterAll(() => office.stop())

  it('every row has a cell for each kind of person, and somebody who may', () => {
    const rows = whoMay()
    expect(rows.length).toBeGreaterThan(50)
    for (const { cells } of rows) {
      expect(cells.size).toBe(COLUMNS.length)
      expect([...cells.values()]).toContain('done')
    }
  })

  it('a bot and the app itself are answered by nobody, and what they move is put back', async () => {
    const stage = STAGES.labelled
    if (stage === undefined) throw new Error('no stage')
    const number = await world.caseFor(stage, 'any')
    const { answers } = office
    const before = [(await office.ledger(number)).length, (await answers(number)).length]
    for (const tried of [STAGES.labelled, STAGES.dragged, STAGES.closedByHand].flatMap((one) => one?.tries ?? []))
      await world.moves(number, ofColumn('bot'), tried)
    expect([(await office.ledger(number)).length, (await answers(number)).length]).toEqual(before)
    expect([await office.phase(number), await office.column(number), (await office.issue(number)).state]).toEqual([
      ...['reported', columnOf('reported'), 'open'],
    ])
  })
})
