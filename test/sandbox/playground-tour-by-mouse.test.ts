import { describe, expect, it } from 'vitest'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { playTour } from './playground-tour.ts'

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundHere()

  it('the tour is played from start to end, in Japanese', { timeout: 900_000 }, async () => {
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, { width: 1440, height: 900 })
    await playTour(page, here.sandbox.url, 'ja', 'mouse')
    expect(wrong).toEqual([])
    await page.close()
  })
})
