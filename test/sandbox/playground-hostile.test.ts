import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { openPage } from './playground-browser.ts'
import { everyPage } from './playground-every-page.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { isTooWide, open } from './playground-pages.ts'
import { send } from './send.ts'

const WIDTHS = [1440, 390]
/** Every page. */
const LONG = 900_000

const MARKUP =
  '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><svg onload="window.hacked=1"></svg>' +
  '<a href="javascript:window.hacked=1">a</a><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>' +
  '<form action="/x"><input name="q"><button>go</button></form><style>body{display:none}</style>' +
  '<math><mtext><table><mglyph><style><img src=x onerror="window.hacked=1"></style></mglyph></table></mtext></math>'
const WRITTEN = `${MARKUP}\n\n[b](javascript:window.hacked=1) ![c](x"onerror="window.hacked=1) <details open ontoggle="window.hacked=1">d</details>\n\n| ${MARKUP.replaceAll('|', '')} |\n| --- |\n| <img src=x onerror="window.hacked=1"> |`

/** A policy whose every name and label is hostile. */
const named = (name: string) => JSON.stringify(`${name}<img src=x onerror="window.hacked=1">`)
const OWN = `${readFileSync(new URL('../fixtures/policies/own/more-phases.yml', import.meta.url), 'utf8')
  .replace('name: Acme', `name: ${named('Acme')}`)
  .replace('{ ja: 経過観察, en: Observation }', `{ ja: ${named('経過観察')}, en: ${named('Observation')} }`)}
roles:
  officer: { label: { ja: ${named('主任')}, en: ${named('Safety lead')} } }
systems:
  shop: { label: { ja: ${named('受注')}, en: ${named('Web shop')} }, kind: application, owner: sysadmin, works: [orders] }
fields:
  insurer-told-at: { kind: time, label: { ja: ${named('保険')}, en: ${named('Insurer told')} }, clause: R4.3-2c }
`

describe.skipIf(chromium === undefined)('hostile text in the playground', () => {
  const here = playgroundHere(OWN)

  const as = async (login: string, method: string, path: string, body?: unknown) =>
    (await send(here.sandbox.url + path, method, here.sandbox.tokens[login], body)).object

  const harmless = async (page: Page) => {
    for (const frame of page.frames()) {
      expect(await frame.evaluate('window.hacked'), frame.url()).toBeUndefined()
      expect(await frame.evaluate('getComputedStyle(document.body).display'), frame.url()).not.toBe('none')
      expect(await frame.locator('[onerror], [onload], [ontoggle], a[href^="javascript:" i]').count()).toBe(0)
    }
    const bad = 'script, iframe, style, form, input:not([type=checkbox]), svg:not(.octicon), math'
    expect(await page.locator('.markdown-body').locator(bad).count()).toBe(0)
  }

  /** A case by the form, each of whose answers is hostile; its record, board, plan, branch and files are, too. */
  async function everywhere() {
    const { incidents, restricted, runbooks } = here.sandbox.repos
    const title = MARKUP.slice(0, 240)
    const labels = ['hikeshi: incident', '<b>x']
    const form = laidOut(OWN).files?.incidents?.find(({ path }) => path.endsWith('incident.en.yml'))
    const asked = [...(form?.text ?? '').matchAll(/^ {6}label: (.+)$/gm)].map(([, label = '']) => label)
    expect(asked.length).toBeGreaterThan(8)
    const body = asked.map((label) => `### ${label}\n\n${WRITTEN}`).join('\n\n')
    const { number } = await as('reporter', 'POST', `/repos/${incidents}/issues`, { title, body, labels })
    await here.sandbox.idle()
    const says = (login: string, text: string) =>
      as(login, 'POST', `/repos/${incidents}/issues/${number}/comments`, { body: text })
    const line = MARKUP.replaceAll('\n', ' ')
    await says('officer', WRITTEN)
    await says('responder', `/contain ${line}`)
    await says('responder', `/note ${line}`)
    await says('officer', `/evidence ${line} shelf`)
    await says('officer', `/action @responder 2030-02-01 ${line}`)
    const unseen = await as('officer', 'POST', `/repos/${restricted}/issues`, {
      title,
      body: WRITTEN,
      labels: ['<b>x'],
    })
    expect(unseen.number).toBeDefined()
    const main = await as('officer', 'GET', `/repos/${runbooks}/git/ref/heads/main`)
    const { sha: before } = main.object as { sha: string }
    await as('officer', 'POST', `/repos/${runbooks}/git/refs`, { ref: 'refs/heads/hostile', sha: before })
    const file = 'runbooks/<img src=x onerror=hacked()>.md'
    const at = `/repos/${runbooks}/contents/${encodeURIComponent(file).replaceAll('%2F', '/')}`
    const content = Buffer.from(WRITTEN).toString('base64')
    const made = await as('officer', 'PUT', at, { message: title, branch: 'hostile', content })
    const { sha } = made.commit as { sha: string }
    const pull = await as('officer', 'POST', `/repos/${runbooks}/pulls`, {
      ...{ title, body: WRITTEN, head: 'hostile', base: 'main' },
    })
    const review = { event: 'COMMENT', body: WRITTEN }
    await as('sysadmin', 'POST', `/repos/${runbooks}/pulls/${pull.number}/reviews`, review)
    for (const call of [{ text: `${WRITTEN}\nCall 1` }, { title: 'Call 2', text: WRITTEN, people: WRITTEN }])
      await send(`${here.sandbox.control}/calls`, 'POST', undefined, call)
    await here.sandbox.idle()
    return { number: Number(number), pull: Number(pull.number), file, sha, before }
  }

  it('in answers, titles, comments, labels, files, reviews, names of the policy and records stays text, on every page', {
    timeout: LONG,
  }, async () => {
    const { sandbox, browser } = here
    const { number, pull, file, sha, before } = await everywhere()
    const addresses = everyPage(sandbox, {
      ...{ number, pull, file: encodeURIComponent(file).replaceAll('%2F', '/'), sha, before },
      ...{
        branch: 'hostile',
        folder: 'runbooks',
        form: '01-incident.en.yml',
        team: 'security-officer',
        login: 'officer',
      },
    })
    const { page, wrong } = await openPage(browser, sandbox.url, { width: 1440, height: 900 })
    const wide: string[] = []
    for (const [at, path] of Object.values(addresses).flat().entries()) {
      const locale = at % 2 === 0 ? 'en' : 'ja'
      await open(page, `${sandbox.url}${path}${path.includes('?') ? '&' : '?'}as=officer&locale=${locale}`)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        await harmless(page)
        if (await isTooWide(page)) wide.push(`${path} at ${width}`)
      }
    }
    expect(wide).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    // It is read as it was written: the title, a line of the record, a name of the policy, and each way to see a file.
    await open(page, `${sandbox.url}/${sandbox.repos.incidents}/issues/${number}?as=officer&locale=en`)
    await page.locator('h1', { hasText: '<script>window.hacked=1</script>' }).waitFor()
    await page.locator('.record .line', { hasText: '<script>' }).first().waitFor()
    await page.locator('.record .line button').last().click()
    await page.locator('.record .line pre').waitFor()
    await harmless(page)
    await open(page, `${sandbox.url}/${sandbox.repos.runbooks}/pull/${pull}/files?as=officer&locale=en`)
    for (const mode of await page.locator('.file-head button').all()) {
      await mode.click()
      await harmless(page)
    }
    await page.locator('.file-editor textarea').waitFor()
    const named = [
      ['/officer', 'Safety lead<img src=x onerror='],
      [`/orgs/${sandbox.org}/projects/${sandbox.project.number}`, '経過観察<img src=x onerror='],
    ] as const
    for (const [path, hasText] of named) {
      await open(page, `${sandbox.url}${path}?as=officer&locale=en`)
      await page.locator('main', { hasText }).waitFor()
    }
    // Calls that would have woken people stand beside the mails, the newest first.
    await open(page, `${sandbox.url}/playground/mail?as=officer&locale=en`)
    await page.locator('section.calls details').nth(1).waitFor()
    const calls = await page.locator('section.calls details').allInnerTexts()
    expect(calls[0]).toMatch(/^Call 2/)
    expect(await page.locator('section.calls pre').filter({ hasText: 'Call 1' }).count()).toBe(1)
    // The sanitiser reads the text in a document of its own, where the browser notes what it will not run.
    expect(wrong.filter((each) => !each.includes('inline event handler'))).toEqual([])
    await page.close()
  })
})
