import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportPage } from '../../../src/adapters/report/report-page.ts'
import { figuresOf } from '../../../src/domain/audit/figures/figures.ts'
import { entryOf } from '../../../src/domain/audit/figures/register.ts'
import { chromiumPath, startBrowser } from '../../support/browser.ts'
import { incidentIn } from '../../support/incident.ts'
import { storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const chromium = chromiumPath('The report was not looked at')
const now = '2030-06-01T00:00:00Z'
const entry = entryOf(defaultPolicy, storyIn(defaultWorld)(...incidentIn('learning')).case, 'incidents', now)
const entries = Array.from({ length: 60 }, (_, at) => ({ ...entry, issue: at + 1 }))
/** The width of A4 between its margins, in CSS pixels. */
const A4 = 688

describe.skipIf(chromium === undefined)('the report as it is shown', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await startBrowser(chromium ?? '')
    page = await browser.newPage()
    await page.setContent(
      reportPage(entries, figuresOf(entries, 'Asia/Tokyo'), [], {
        policy: defaultPolicy,
        language: 'ja',
        now,
        records: 'vouched-for',
      }),
    )
  })
  afterAll(() => browser?.close())
  const isWide = () =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  const narrowest = () =>
    page.evaluate<number>("Math.min(...[...document.querySelectorAll('th, td')].map((one) => one.clientWidth || 999))")

  it('on a phone nothing is wider than the screen, and no words stand one below the other', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await isWide()).toBe(false)
    expect(await narrowest()).toBeGreaterThan(60)
  })

  it('on A4 the register is a table, not a card for each case', async () => {
    await page.setViewportSize({ width: A4, height: 990 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.register thead').isVisible()).toBe(true)
    expect(await isWide()).toBe(false)
    // No heading is the last line of a sheet, and no day is torn apart at its hyphens.
    const ends = await page.evaluate<string[]>(
      "[...document.querySelectorAll('h2')].map((each) => getComputedStyle(each).breakAfter)",
    )
    expect(new Set(ends)).toEqual(new Set(['avoid']))
    const lines = await page.evaluate<number[]>(
      "[...document.querySelectorAll('.whole')].map((each) => each.getClientRects().length)",
    )
    expect(lines.length).toBeGreaterThan(60)
    expect(new Set(lines)).toEqual(new Set([1]))
    // Nor do the words of a kind stand one below the other beside four dates.
    const kinds = await page.evaluate<number>(
      "Math.min(...[...document.querySelectorAll('.register td:nth-child(3)')].map((one) => one.clientWidth))",
    )
    expect(kinds).toBeGreaterThan(70)
    await page.emulateMedia({ media: 'screen' })
  })

  it('R5-1 choosing a figure shows its cases and brings them into view', async () => {
    await page.setViewportSize({ width: 1280, height: 700 })
    const shown = () => page.locator('#cases tbody tr:visible').count()
    expect(await shown()).toBe(60)
    await page.evaluate('scrollTo(0, 0)')
    await page.locator('label[for=only-standing-3]').click()
    expect(await shown()).toBe(0)
    await page.locator('label[for=only-standing-0]').click()
    expect(await shown()).toBe(60)
    const top = await page.locator('#cases').evaluate((table) => table.getBoundingClientRect().top)
    expect(top).toBeLessThan(700)
  })
})
