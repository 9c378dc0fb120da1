import { describe, expect, it } from 'vitest'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundAfterTheNight } from './playground-here.ts'
import { axeProblems, isTooWide, open } from './playground-pages.ts'
import { send } from './send.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Some sixty pages. */
const LONG = 900_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundAfterTheNight()

  async function walked(pages: readonly string[], viewport: typeof DESK, theme: 'dark' | 'light'): Promise<string[]> {
    const problems: string[] = []
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, viewport)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const [index, path] of pages.entries()) {
      // Half of the pages in each language, the other half the other way round on the phone.
      const locale = (index + (theme === 'dark' ? 1 : 0)) % 2 === 0 ? 'ja' : 'en'
      await open(page, `${here.sandbox.url}${path}${path.includes('?') ? '&' : '?'}as=officer&locale=${locale}`)
      problems.push(...(await axeProblems(page)))
      if (await isTooWide(page)) problems.push(`${path} is wider than ${viewport.width}`)
    }
    problems.push(...wrong)
    await page.close()
    return problems
  }

  it('no page stands in anybody’s way, by width, theme or screen reader', { timeout: LONG }, async () => {
    const { incidents, runbooks, restricted } = here.sandbox.repos
    // On a board of several processes each column has its own name, also where two are called alike.
    for (const process of ['drill', 'preparation'])
      await send(`${here.sandbox.url}/repos/${incidents}/issues`, 'POST', here.sandbox.tokens.officer, {
        ...{ title: process, body: '### x\n\ny', labels: [`hikeshi: ${process}`] },
      })
    await here.sandbox.idle()
    const pages = [
      ...['/', '/?state=closed', `/${incidents}/issues/${here.told}`, `/orgs/${here.sandbox.org}/projects/1`],
      ...[
        `/${incidents}/issues/new/choose`,
        `/${incidents}/issues/new?template=01-incident.ja.yml`,
        `/${incidents}/issues/new`,
      ],
      ...[`/${runbooks}/pulls`, `/${runbooks}/pull/1`, `/${runbooks}/pull/1/files`, `/${runbooks}/pull/1/checks`],
      ...[`/${runbooks}/tree/main/runbooks`, `/${runbooks}/blob/main/runbooks/intrusion.md`],
      ...[`/${incidents}/blob/main/.github/hikeshi.yml`, `/${incidents}/commits/hikeshi`],
      ...['/playground/records', '/playground/records?part=report', '/playground/records?part=audit'],
      '/playground/records?part=deadlines',
      ...['/playground/mail', '/playground/faults', '/officer', `/orgs/${here.sandbox.org}/teams/security-officer`],
      ...[`/${restricted}/issues`, '/settings/nothing/here/at/all', '/?tour=night&step=6'],
    ]
    const problems = await Promise.all([walked(pages, DESK, 'light'), walked(pages, PHONE, 'dark')])
    expect(problems.flat()).toEqual([])
  })
})
