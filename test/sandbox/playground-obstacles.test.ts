import { describe, expect, it } from 'vitest'
import { pageNameAt } from '../../src/sandbox/playground/browser/frame/paths.ts'
import { openPage } from './playground-browser.ts'
import { everyPage } from './playground-every-page.ts'
import { chromium, playgroundAfterTheNight } from './playground-here.ts'
import { axeProblems, isTooWide, open } from './playground-pages.ts'
import { send } from './send.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Some seventy pages. */
const LONG = 900_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundAfterTheNight()

  const asked = async (path: string) =>
    send(`${here.sandbox.url}/repos/${path}`, 'GET', here.sandbox.tokens.officer).then(({ list }) => list)

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
    const { incidents, runbooks } = here.sandbox.repos
    // On a board of several processes each column has its own name, also where two are called alike.
    for (const process of ['drill', 'preparation'])
      await send(`${here.sandbox.url}/repos/${incidents}/issues`, 'POST', here.sandbox.tokens.officer, {
        ...{ title: process, body: '### x\n\ny', labels: [`hikeshi: ${process}`] },
      })
    await here.sandbox.idle()
    const [newest, older] = await asked(`${runbooks}/commits?sha=main`)
    const pages = everyPage(here.sandbox, {
      ...{ number: here.told, form: '01-incident.ja.yml', pull: 1, branch: 'main' },
      ...{ folder: 'runbooks', file: 'runbooks/intrusion.md', sha: String(newest?.sha), before: String(older?.sha) },
      ...{ team: 'security-officer', login: 'officer' },
    })
    // Each address leads to the page under whose name it stands.
    for (const [name, addresses] of Object.entries(pages))
      for (const address of addresses) expect(pageNameAt(address.replace(/\?.*/, ''))?.name, address).toBe(name)
    const all = [...Object.values(pages).flat(), '/settings/nothing/here/at/all']
    const problems = await Promise.all([walked(all, DESK, 'light'), walked(all, PHONE, 'dark')])
    expect(problems.flat()).toEqual([])
  })
})
