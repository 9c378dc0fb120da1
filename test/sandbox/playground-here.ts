import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Language } from '../../src/domain/policy/basics.ts'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { appsInside, tellErrors } from '../support/app-inside.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { quickStart } from '../support/quick-start.ts'
import { ROOT } from '../tools/documents/files.ts'
import { type Camera, PICTURES } from '../tools/documents/pictures/camera.ts'
import { walk } from '../tools/documents/pictures/walk.ts'
import { nightPlayed } from './playground-night.ts'

export const chromium = chromiumPath('The playground was not looked at')

interface Here {
  sandbox: Sandbox
  browser: Browser
}

/** The sandbox as `npm start` lays it, or by a company's own policy, and a browser, for the tests of the suite that asks for them. */
export function playgroundHere(own?: string, language?: Language): Here {
  // Filled in before the first test.
  const here = {} as Here
  beforeAll(async () => {
    here.sandbox = await startSandbox({
      ...{ ...appsInside(tellErrors), ...(await quickStart()) },
      ...laidOut(own ?? (await policyToTry(undefined, language))),
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

/** The language in which `npm run pictures` asks for pictures to be written; otherwise they are come by in English, and none is. */
const WRITTEN = (['en', 'ja'] as const).find((language) => language === process.env.HIKESHI_PICTURES)

/** After the same night, with the documents' pictures on its way. */
export function playgroundPictured(): Here & { told: string; language: Language; camera: Camera } {
  const [language, camera]: [Language, Camera] = [WRITTEN ?? 'en', { writes: WRITTEN !== undefined, taken: [] }]
  const here = Object.assign(playgroundHere(undefined, language), { told: '', language, camera })
  beforeAll(async () => {
    here.told = await walk(here.browser, here.sandbox, language, camera)
  })
  return here
}

/** The files that the documents have in a language. */
export const picturesIn = (language: Language): string[] =>
  readdirSync(join(ROOT, PICTURES)).filter((file) => file.includes(`.${language}.`))
