import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { appsInside, tellErrors } from '../support/app-inside.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { quickStart } from '../support/quick-start.ts'
import { ROOT } from '../tools/documents/files.ts'
import { type Camera, PICTURES } from '../tools/documents/pictures/camera.ts'
import { walk } from '../tools/documents/pictures/walk.ts'

const chromium = chromiumPath('No picture was come by')

// `npm run pictures` is this run, with the pictures written. That needs pngquant, and fonts for Japanese and emoji.
describe.skipIf(chromium === undefined)('the pictures of the documents', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser(chromium ?? '')
  })
  afterAll(() => browser.close())

  it.each(['en', 'ja'] as const)(
    'are come by in a night of the playground, each by day and by night (%s)',
    async (language) => {
      const camera: Camera = { writes: process.env.HIKESHI_PICTURES === 'write', taken: [] }
      const sandbox = await startSandbox({
        ...{ ...appsInside(tellErrors), ...(await quickStart()) },
        ...laidOut(await policyToTry(undefined, language)),
      })
      try {
        await walk(browser, sandbox, language, camera)
      } finally {
        await sandbox.stop()
      }
      const there = readdirSync(join(ROOT, PICTURES)).filter((file) => file.includes(`.${language}.`))
      expect(camera.taken.toSorted()).toEqual(there.toSorted())
    },
  )
})
