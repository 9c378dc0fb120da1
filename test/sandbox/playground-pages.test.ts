import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { chromiumPath, openPage, startBrowser } from './playground-browser.ts'
import { nightPlayed } from './playground-night.ts'
import { axeProblems, isTooWide, open } from './playground-pages.ts'

const chromium = chromiumPath()
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Some sixty pages. */
const LONG = 900_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  let sandbox: Sandbox
  let browser: Browser
  let told = ''
  beforeAll(async () => {
    sandbox = await startSandbox(laidOut(await policyToTry(undefined, undefined)))
    browser = await startBrowser(chromium ?? '')
    told = await nightPlayed(sandbox)
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.stop()
  })

  it('every link in what the app wrote leads somewhere', { timeout: LONG }, async () => {
    const { page, wrong } = await openPage(browser, sandbox.url, DESK)
    const seen = new Set<string>()
    for (const path of [`/${sandbox.repos.incidents}/issues/${told}`, `/${sandbox.repos.runbooks}/pull/1`]) {
      await open(page, `${sandbox.url}${path}?as=admin`)
      const links = await page.locator('.by-bot .markdown-body a').evaluateAll((all) => all.map((each) => String(each)))
      for (const link of links) if (link.startsWith(sandbox.url)) seen.add(link.replace(/[?#].*$/, ''))
    }
    expect(seen.size).toBeGreaterThan(2)
    for (const link of seen) {
      await open(page, `${link}?as=admin&locale=en`)
      expect(await page.locator('main .blank').allTextContents(), link).toEqual([])
    }
    expect(wrong).toEqual([])
    await page.close()
  })

  it('no page stands in anybody’s way, by width, theme or screen reader', { timeout: LONG }, async () => {
    const { incidents, runbooks, restricted } = sandbox.repos
    const pages = [
      ...['/', '/?state=closed', `/${incidents}/issues/${told}`, `/orgs/${sandbox.org}/projects/1`],
      ...[
        `/${incidents}/issues/new/choose`,
        `/${incidents}/issues/new?template=incident.yml`,
        `/${incidents}/issues/new`,
      ],
      ...[`/${runbooks}/pulls`, `/${runbooks}/pull/1`, `/${runbooks}/pull/1/files`, `/${runbooks}/pull/1/checks`],
      ...[`/${runbooks}/tree/main/runbooks`, `/${runbooks}/blob/main/runbooks/intrusion.md`],
      ...[`/${incidents}/blob/main/.github/hikeshi.yml`, `/${incidents}/commits/hikeshi`, '/playground/records'],
      ...['/playground/mail', '/playground/faults', '/officer', `/orgs/${sandbox.org}/teams/security-officer`],
      ...[`/${restricted}/issues`, '/settings/nothing/here/at/all', '/?tour=night&step=6'],
    ]
    const problems: string[] = []
    for (const [viewport, theme] of [
      [DESK, 'light'],
      [PHONE, 'dark'],
    ] as const) {
      const { page, wrong } = await openPage(browser, sandbox.url, viewport)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const [index, path] of pages.entries()) {
        // On the phone those that people open there; the others differ by nothing but their text.
        if (theme === 'dark' && index % 3 !== 0) continue
        // Half of the pages in each language, the other half the other way round on the phone.
        const locale = (index + (theme === 'dark' ? 1 : 0)) % 2 === 0 ? 'ja' : 'en'
        await open(page, `${sandbox.url}${path}${path.includes('?') ? '&' : '?'}as=officer&locale=${locale}`)
        problems.push(...(await axeProblems(page)))
        if (await isTooWide(page)) problems.push(`${path} is wider than ${viewport.width}`)
      }
      problems.push(...wrong)
      await page.close()
    }
    expect(problems).toEqual([])
  })
})
