import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundAfterTheNight } from './playground-here.ts'
import { open } from './playground-pages.ts'
import { send } from './send.ts'

/** Runs in the page: where its links lead, and what looks like Markdown that nobody rendered. */
const LOOK = `(() => {
  const texts = [...document.querySelectorAll('.markdown-body')]
  const links = [...document.querySelectorAll('main a[href]')].map(({ href }) => href)
  const written = texts.map((text) => {
    const copy = text.cloneNode(true)
    for (const code of copy.querySelectorAll('pre, code')) code.remove()
    return copy.textContent
  })
  const raw = /\\*\\*[^*\\n]+\\*\\*|\\]\\([^)]+\\)|^\\|.*\\|$|&[a-z]+;|<!--/gm
  const anchors = links.filter((href) => href.startsWith(location.origin + location.pathname) && href.includes('#'))
  const nowhere = anchors.filter((href) => document.getElementById(decodeURIComponent(href.split('#')[1])) === null)
  return { links, raw: written.flatMap((text) => text.match(raw) ?? []), nowhere }
})()`
interface Looked {
  links: string[]
  raw: string[]
  nowhere: string[]
}

/** A number that is kept as one. */
const wordOf = (number: string): string => number.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')

/** Of a hundred commits, lines of a record or people, one shows how all others are shown; each case is one of its own. */
const kindOf = (path: string): string =>
  path
    .replace(/(\/(?:issues|pull))\/(\d+)$/, (_, kind: string, number: string) => `${kind}/${wordOf(number)}`)
    .replace(/[\da-f]{40}/g, 'sha')
    .replace(/\d+/g, 'n')
    .replace(/^\/[\w%[\]-]+$/, '/somebody')

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundAfterTheNight()

  const reports = async (repository: string, labels: readonly string[]) => {
    for (const label of labels)
      await send(`${here.sandbox.url}/repos/${repository}/issues`, 'POST', here.sandbox.tokens.officer, {
        ...{ title: label, body: 'Somebody signed in', labels: [`hikeshi: ${label}`] },
      })
  }

  it('every link leads somewhere: from cases of each process, open and closed, documents, reports and records', {
    timeout: 900_000,
  }, async () => {
    const { url, repos, control, org } = here.sandbox
    await reports(repos.incidents, [
      'incident',
      'drill',
      'exception',
      'disclosure',
      'revision',
      'review',
      'preparation',
    ])
    await reports(repos.restricted, ['restricted-incident', 'violation'])
    await here.sandbox.idle()
    // Everything that falls due in a quarter has been opened and said.
    await send(`${control}/clock`, 'POST', undefined, { advance: 'P100D' })
    await send(`${control}/sweep`, 'POST', undefined)
    await here.sandbox.idle()
    const tabs = await Promise.all(
      ['ja', 'en'].map(async (locale) => ({
        locale,
        ...(await openPage(here.browser, url, { width: 1440, height: 900 })),
      })),
    )
    for (const { page, wrong } of tabs)
      page.on('console', (message) => {
        if (message.type() === 'error') wrong.push(`${page.url()}: ${message.text()} ${message.location().url}`)
      })
    const cases = (await Promise.all([repos.incidents, repos.restricted].map(issuesOf))).flat()
    const first = [
      '/',
      '/?state=closed',
      '/playground/records?part=audit',
      '/playground/mail',
      `/orgs/${org}/projects/1`,
    ]
    const left = [...first, ...cases, `/${repos.runbooks}/pull/1`, `/${repos.runbooks}/pull/1/files`]
    const seen = new Set(left)
    const kinds = new Set(left.map(kindOf))
    const problems: string[] = []
    const look = async (page: Page, path: string, locale: string): Promise<void> => {
      await open(page, `${url}${path}${path.includes('?') ? '&' : '?'}as=admin&locale=${locale}`)
      const { links, raw, nowhere } = await page.evaluate<Looked>(LOOK)
      problems.push(...raw.map((text) => `${path} shows ${text}`), ...nowhere.map((link) => `${path}: ${link}`))
      problems.push(...(await missing(page)).map((text) => `${path}: ${text}`))
      for (const link of links.map(pathOf)) {
        const isNew = link !== undefined && !seen.has(link) && !kinds.has(kindOf(link))
        if (!isNew) continue
        seen.add(link)
        kinds.add(kindOf(link))
        left.push(link)
      }
    }
    // A page that is found is opened in the next turn, every other one in the other language.
    for (let from = 0, to = left.length; from < to; [from, to] = [to, left.length]) {
      const turn = left.slice(from, to)
      await Promise.all(
        tabs.map(async ({ page, locale }, tab) => {
          for (const path of turn.filter((_, at) => at % tabs.length === tab)) await look(page, path, locale)
        }),
      )
    }
    expect(problems).toEqual([])
    expect(tabs.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(left.length).toBeGreaterThan(30)
    for (const { page } of tabs) await page.close()
  })

  async function issuesOf(repository: string): Promise<string[]> {
    const all = `${here.sandbox.url}/repos/${repository}/issues?state=all&per_page=100`
    const { list } = await send(all, 'GET', here.sandbox.tokens.admin)
    return list.filter((each) => each.pull_request === undefined).map(({ number }) => `/${repository}/issues/${number}`)
  }

  /** A page of its own, without who looks at it and in which language. */
  function pathOf(link: string): string | undefined {
    const { origin, pathname, searchParams } = new URL(link)
    if (origin !== here.sandbox.url || pathname.startsWith('/_control')) return undefined
    for (const key of ['as', 'locale', 'tour', 'step']) searchParams.delete(key)
    const query = searchParams.toString()
    return query === '' ? pathname : `${pathname}?${query}`
  }
})

/** The words of a page that has nothing to show because it was not there. */
const missing = async (page: Page): Promise<string[]> =>
  (await page.locator('main .blank').allTextContents()).filter((text) =>
    /Not Found|ここにはありません|not here/.test(text),
  )
