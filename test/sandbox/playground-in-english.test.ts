import { describe, expect, it } from 'vitest'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { nightPlayed } from './playground-night.ts'
import { playTour } from './playground-tour.ts'

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundHere()

  it('and in English, with another case, by nothing but the keyboard', { timeout: 900_000 }, async () => {
    const told = await nightPlayed(here.sandbox)
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, { width: 1440, height: 900 })
    expect(await playTour(page, here.sandbox.url, 'en', 'keyboard')).not.toBe(told)
    expect(wrong).toEqual([])
    await page.close()
  })
})
