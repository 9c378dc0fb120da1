import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { chromiumPath, openPage, startBrowser } from './playground-browser.ts'
import { playTour } from './playground-tour.ts'

const chromium = chromiumPath()

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  let sandbox: Sandbox
  let browser: Browser
  beforeAll(async () => {
    sandbox = await startSandbox(laidOut(await policyToTry(undefined, undefined)))
    browser = await startBrowser(chromium ?? '')
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.stop()
  })

  it('the tour is played from start to end, in Japanese', { timeout: 900_000 }, async () => {
    const { page, wrong } = await openPage(browser, sandbox.url, { width: 1440, height: 900 })
    await playTour(page, sandbox.url, 'ja')
    expect(wrong).toEqual([])
    await page.close()
  })
})
