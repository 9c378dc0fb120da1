import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Column } from './columns.ts'
import { cellOf, expected, named, ofColumn, type Playing, playing } from './playing.ts'
import { isOnCase } from './requests.ts'
import { STAGES, type Stage, type Try } from './rows.ts'
import { whoMay } from './table.ts'
import { underAnotherLogin } from './under-another-login.ts'

/** The app's own moves are its echo: what it writes is played, and what it moves is not. */
const isMute = ({ is }: Column): boolean => is === 'app'
const isRenamed = ({ is }: Column): boolean => is === 'renamed' || is === 'bearer-of-the-old-login'

const WRITTEN: readonly Try['door'][] = ['comment', 'edit', 'report-edit']

/** The others are played by themselves. */
const isPlayed = ({ tries }: Stage, column: Column): boolean =>
  tries.every((one) => isOnCase(one) && (WRITTEN.includes(one.door) || !isMute(column)))

/** Every row of the tables by these kinds of person: whoever is refused changes nothing, so they share a case. */
export function everyRowBy(ids: readonly string[], before: (world: Playing) => Promise<void> = async () => undefined) {
  describe('R8-2 who may do what: every row of the committed tables, as it happens on GitHub', {
    timeout: 900_000,
  }, () => {
    const rows = whoMay()
    let world: Playing
    beforeAll(async () => {
      world = await playing()
      await before(world)
    }, 240_000)
    afterAll(() => world.office.stop())
    const shared = new Map<string, number>()
    let areRenamed = false

    it.each(ids.map((id) => [id]))('by: %s', async (id) => {
      const column = ofColumn(id)
      if (isRenamed(column) && !areRenamed) await underAnotherLogin(world.office)
      areRenamed ||= isRenamed(column)
      const told: string[] = []
      const wanted: string[] = []
      for (const stage of Object.values(STAGES).filter((one) => isPlayed(one, column))) {
        // The acts that an open case takes at any time are tried all at once; elsewhere one thing may stand in the way of the next.
        const together = stage === STAGES.reported ? [stage.tries] : stage.tries.map((one) => [one])
        for (const tried of together) {
          const cells = tried.map((one) => cellOf(rows, stage, one, column))
          if (cells.includes('none')) continue
          const doors = tried.map(({ door }) => door !== 'comment')
          const story = JSON.stringify([stage.process, stage.acts, column.story, doors])
          // An issue that says so already is not edited once more.
          const isEdited = tried.some(({ door }) => door === 'report-edit')
          const changes = isEdited || cells.includes('done') || cells.includes('kept')
          const number = (changes ? undefined : shared.get(story)) ?? (await world.caseFor(stage, column.story))
          if (!changes) shared.set(story, number)
          told.push(...named(stage, await world.tries(stage, number, column, tried), tried))
          wanted.push(...expected(rows, stage, tried, column))
        }
      }
      expect(wanted.length).toBeGreaterThan(5)
      expect(told).toEqual(wanted)
    })
  })
}
