import { describe, expect, it } from 'vitest'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { playTour } from './playground-tour.ts'
import { send } from './send.ts'

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundHere()

  it('and in English, with another case, by nothing but the keyboard', { timeout: 900_000 }, async () => {
    const { sandbox, browser } = here
    // Somebody was here before: the case that the tour goes on with is its own.
    const first = await send(
      `${sandbox.url}/repos/${sandbox.repos.incidents}/issues`,
      'POST',
      sandbox.tokens.reporter,
      {
        ...{ title: 'Reported before', body: 'A phone is lost', labels: ['hikeshi: incident'] },
      },
    )
    await sandbox.idle()
    const { page, wrong } = await openPage(browser, sandbox.url, { width: 1440, height: 900 })
    const number = await playTour(page, sandbox.url, 'en', 'keyboard')
    expect(number).toMatch(/^\d+$/)
    expect(number).not.toBe(String(first.object.number))
    expect(wrong).toEqual([])
    await page.close()
  })
})
