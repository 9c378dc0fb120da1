import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { appsInside, tellErrors } from '../support/app-inside.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { quickStart } from '../support/quick-start.ts'
import { nightPlayed } from './playground-night.ts'

export const chromium = chromiumPath('The playground was not looked at')

interface Here {
  sandbox: Sandbox
  browser: Browser
}

/** The sandbox as `npm start` lays it, or by a company's own policy, and a browser, for the tests of the suite that asks for them. */
export function playgroundHere(own?: string): Here {
  // Filled in before the first test.
  const here = {} as Here
  beforeAll(async () => {
    here.sandbox = await startSandbox({
      ...{ ...appsInside(tellErrors), ...(await quickStart()) },
      ...laidOut(own ?? (await policyToTry(undefined, undefined))),
    })
    here.browser = await startBrowser(chromium ?? '')
  })
  afterAll(async () => {
    await here.browser?.close()
    await here.sandbox?.stop()
  })
  return here
}

/** The same after the night: its case by number. */
export function playgroundAfterTheNight(): Here & { told: string } {
  const here = Object.assign(playgroundHere(), { told: '' })
  beforeAll(async () => {
    here.told = await nightPlayed(here.sandbox)
  })
  return here
}
