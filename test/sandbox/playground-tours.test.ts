import { describe, expect, it } from 'vitest'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { playTour } from './playground-tour.ts'

const DESK = { width: 1440, height: 900 }

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundHere()
  let told = ''

  it('the tour is played from start to end, in Japanese', { timeout: 900_000 }, async () => {
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    told = await playTour(page, here.sandbox.url, 'ja', 'mouse')
    expect(wrong).toEqual([])
    await page.close()
  })

  it('and in English, with another case, by nothing but the keyboard', { timeout: 900_000 }, async () => {
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    const number = await playTour(page, here.sandbox.url, 'en', 'keyboard')
    expect(number).toMatch(/^\d+$/)
    expect(number).not.toBe(told)
    expect(wrong).toEqual([])
    await page.close()
  })
})
