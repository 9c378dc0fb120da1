import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { countedIn, shownIn, sweptCompany, writesOf } from './swept.ts'

const LONG = { timeout: 300_000 }

/** The acts of people in a company, in one as in the other. */
export type Story = (office: Company) => Promise<unknown>

/** Plays each story in a company that is heard and in one that is not, one after the other in the same two. */
export const endAlike = (stories: Readonly<Record<string, Story>>) =>
  describe('played with every delivery dropped and a sweep after each act, a story ends as it does when it is heard', () => {
    let live: Company
    let swept: Awaited<ReturnType<typeof sweptCompany>>
    beforeAll(async () => {
      ;[live, swept] = await Promise.all([company(), sweptCompany()])
    })
    afterAll(async () => {
      await Promise.all([live.stop(), swept.stop()])
    })

    it.each(Object.entries(stories))('%s', LONG, async (_, story) => {
      const since = await countedIn(live)
      expect(await countedIn(swept)).toEqual(since)
      await Promise.all([story(live), story(swept)])
      expect(await shownIn(swept, since)).toEqual(await shownIn(live, since))
    })

    it('a second sweep sends no write, in the one company as in the other', LONG, async () => {
      for (const office of [live, swept]) {
        await office.control('POST', '/sweep')
        await office.control('POST', '/idle')
        await office.forget()
        await office.control('POST', '/sweep')
        await office.control('POST', '/idle')
        expect(await writesOf(office)).toEqual([])
      }
    })
  })
