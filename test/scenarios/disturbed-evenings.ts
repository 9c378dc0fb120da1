import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { disturbance } from './disturbance.ts'
import { evening, seenOf } from './story.ts'

/** For a `describe`: an office that has been through an evening, and the same evening again with what goes wrong on the way. */
export function disturbedEvenings() {
  let office: Company
  let undisturbed: Awaited<ReturnType<typeof seenOf>>
  beforeAll(async () => {
    office = await company({ apps: 2 })
    undisturbed = await seenOf(office, await evening(office))
  })
  afterAll(() => office.stop())
  const { faults, sweep } = disturbance(() => office)

  return {
    ...{ faults, sweep },
    office: () => office,
    undisturbed: () => undisturbed,
    endTheSame(all: Readonly<Record<string, Readonly<Record<string, number | boolean>>>>): void {
      for (const [name, settings] of Object.entries(all)) {
        it(`${name}: after a sweep each act is once on the record, and answered once`, {
          timeout: 600_000,
        }, async () => {
          // What comes next may hang on what was lost: people go on after a sweep, save where nothing ever arrives.
          const number = await evening(office, async (act) => {
            if (settings.drop !== 1 && act >= 0) await sweep()
            await faults({ ...settings, seed: act + 10 })
          })
          await sweep()
          expect(await seenOf(office, number)).toEqual(undisturbed)
        })
      }
      it('every line of every ledger holds', { timeout: 600_000 }, async () => {
        expect((await office.verify()).findings).toEqual([])
      })
    },
  }
}
