import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { chromiumPath, openPage, startBrowser } from './playground-browser.ts'
import { playTour } from './playground-tour.ts'

const chromium = chromiumPath()
const DESK = { width: 1440, height: 900 }
const LONG = 240_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  let sandbox: Sandbox
  let browser: Browser
  beforeAll(async () => {
    sandbox = await startSandbox(laidOut(await policyToTry(undefined, undefined)))
    browser = await startBrowser(chromium ?? '')
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.stop()
  })

  it('the tour is played from start to end, in Japanese', { timeout: LONG }, async () => {
    const { page, wrong } = await openPage(browser, sandbox.url, DESK)
    try {
      await playTour(page, sandbox.url, 'ja')
    } catch (error) {
      await page.screenshot({ path: '/tmp/shots/fail.png', fullPage: true })
      throw error
    }
    expect(wrong).toEqual([])
    await page.close()
  })
})
