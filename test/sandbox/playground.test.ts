import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { playgroundWords } from '../../src/sandbox/playground/words.ts'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundAfterTheNight } from './playground-here.ts'
import { open } from './playground-pages.ts'
import { send } from './send.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Some sixty pages. */
const LONG = 900_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundAfterTheNight()

  const as = async (login: string, method: string, path: string, body?: unknown) =>
    (await send(here.sandbox.url + path, method, here.sandbox.tokens[login], body)).object

  describe('hostile text', () => {
    const MARKUP =
      '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><svg onload="window.hacked=1"></svg>' +
      '<a href="javascript:window.hacked=1">a</a><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>' +
      '<form action="/x"><input name="q"><button>go</button></form><style>body{display:none}</style>' +
      '<math><mtext><table><mglyph><style><img src=x onerror="window.hacked=1"></style></mglyph></table></mtext></math>'
    const WRITTEN = `${MARKUP}\n\n[b](javascript:window.hacked=1) ![c](x"onerror="window.hacked=1) <details open ontoggle="window.hacked=1">d</details>\n\n| ${MARKUP.replaceAll('|', '')} |\n| --- |\n| <img src=x onerror="window.hacked=1"> |`

    const harmless = async (page: Page) => {
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      const bad =
        'script, iframe, style, form, input:not([type=checkbox]), [onerror], [onload], [ontoggle], a[href^="javascript:" i]'
      expect(await page.locator('.markdown-body').locator(bad).count()).toBe(0)
      expect(await page.evaluate('getComputedStyle(document.body).display')).not.toBe('none')
    }

    it('in title, body, comment, label, file, review and pull request stays text', { timeout: LONG }, async () => {
      const { incidents, runbooks, restricted } = here.sandbox.repos
      const title = MARKUP.slice(0, 240)
      const { number, id } = await as('officer', 'POST', `/repos/${restricted}/issues`, {
        title,
        body: WRITTEN,
        labels: ['<b>x'],
      })
      await as('officer', 'POST', `/repos/${restricted}/issues/${number}/comments`, { body: WRITTEN })
      await as('officer', 'POST', `/orgs/${here.sandbox.org}/projectsV2/1/items`, { type: 'Issue', id })
      const blank = await as('reporter', 'POST', `/repos/${incidents}/issues`, { title, body: WRITTEN })
      const main = await as('officer', 'GET', `/repos/${runbooks}/git/ref/heads/main`)
      const { sha } = main.object as { sha: string }
      await as('officer', 'POST', `/repos/${runbooks}/git/refs`, { ref: 'refs/heads/hostile', sha })
      const content = Buffer.from(WRITTEN).toString('base64')
      const path = 'runbooks/<img src=x onerror=hacked()>.md'
      const at = `/repos/${runbooks}/contents/${encodeURIComponent(path).replaceAll('%2F', '/')}`
      await as('officer', 'PUT', at, { message: title, branch: 'hostile', content })
      const pull = await as('officer', 'POST', `/repos/${runbooks}/pulls`, {
        title,
        body: WRITTEN,
        head: 'hostile',
        base: 'main',
      })
      await as('sysadmin', 'POST', `/repos/${runbooks}/pulls/${pull.number}/reviews`, {
        event: 'COMMENT',
        body: WRITTEN,
      })
      await here.sandbox.idle()

      for (const call of [{ text: `${WRITTEN}\nCall 1` }, { title: 'Call 2', text: WRITTEN, people: WRITTEN }])
        await send(`${here.sandbox.control}/calls`, 'POST', undefined, call)

      const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
      for (const place of [
        ...[
          '/',
          `/${restricted}/issues/${number}`,
          `/${incidents}/issues/${blank.number}`,
          `/orgs/${here.sandbox.org}/projects/1`,
        ],
        ...[
          `/${runbooks}/pull/${pull.number}`,
          `/${runbooks}/pull/${pull.number}/files`,
          `/${runbooks}/commits/hostile`,
        ],
        ...[`/${runbooks}/tree/hostile/runbooks`, '/playground/mail', '/playground/faults'],
      ]) {
        await open(page, `${here.sandbox.url}${place}?as=officer&locale=en`)
        await harmless(page)
      }
      await open(page, `${here.sandbox.url}/${restricted}/issues/${number}?as=officer`)
      await page.locator('h1', { hasText: '<script>window.hacked=1</script>' }).waitFor()
      // Calls that would have woken people stand beside the mails, the newest first.
      await open(page, `${here.sandbox.url}/playground/mail?as=officer&locale=en`)
      await page.locator('section.calls details').nth(1).waitFor()
      const calls = await page.locator('section.calls details').allInnerTexts()
      expect(calls).toHaveLength(2)
      expect(calls[0]).toMatch(/^Call 2/)
      expect(await page.locator('section.calls pre').last().textContent()).toContain('Call 1')
      // The sanitiser reads the text in a document of its own, where the browser notes what it will not run.
      expect(wrong.filter((each) => !each.includes('inline event handler'))).toEqual([])
      await page.close()
    })
  })

  it('who may not see a case is shown what GitHub shows, and who may not write is told so', {
    timeout: LONG,
  }, async () => {
    const say = playgroundWords('en')
    const { page } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, `${here.sandbox.url}/${here.sandbox.repos.incidents}/issues/${here.told}?as=outsider&locale=en`)
    await page.locator('main .blank', { hasText: 'Not Found' }).waitFor()
    await page.getByRole('radio', { name: 'responder' }).check({ force: true })
    await page.locator('.record .btn-danger').click()
    // The element is there before anything was refused; its words come with the answer.
    await page.getByRole('alert').getByText(/403/).first().waitFor()
    expect(await page.getByText(say('record.restore')).count()).toBe(0)
    await page.close()
  })

  it('whose button is whose is seen beside the faces before one is that person, and is so after the switch', {
    timeout: LONG,
  }, async () => {
    const { number } = await as('reporter', 'POST', `/repos/${here.sandbox.repos.incidents}/issues`, {
      ...{ title: 'Whose turn', body: 'A phone is lost', labels: ['hikeshi: incident'] },
    })
    await here.sandbox.idle()
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, `${here.sandbox.url}/${here.sandbox.repos.incidents}/issues/${number}?as=reporter&locale=en`)
    const offered = page.locator('.composer .offers button:not(.btn-outline)')
    const faces = page.locator('.who-may thead th')
    await faces.first().waitFor()
    const marked = async (login: string): Promise<string[]> => {
      const radios = await page
        .locator('.people input')
        .evaluateAll((all: { value: string }[]) => all.map((one) => one.value))
      const cell = `td:nth-of-type(${radios.indexOf(login) + 1}):not(.mark-no)`
      const names = await page
        .locator('.who-may tbody tr')
        .filter({ has: page.locator(cell) })
        .locator('th')
        .allTextContents()
      return names
    }
    const told = new Map<string, string[]>()
    for (const login of ['reporter', 'responder', 'officer', 'board', 'outsider']) told.set(login, await marked(login))
    for (const [login, names] of told) {
      if (login === 'outsider') continue
      await page.locator(`.people input[value=${login}]`).check({ force: true })
      await page.locator(`.people .chosen input[value=${login}]`).waitFor({ state: 'attached' })
      await expect.poll(() => offered.allTextContents(), { timeout: 60_000 }).toEqual(names)
    }
    // Responders contain and do not judge how bad it is; anybody's containment is kept; who sees no case has no button in it.
    const of = (login: string) => (told.get(login) ?? []).join()
    expect(of('responder')).toContain('/contain')
    expect(of('responder')).not.toContain('/set')
    expect(of('officer')).toContain('/set')
    expect(of('board')).toContain('/contain')
    expect(told.get('outsider')).toEqual([])
    expect(wrong).toEqual([])
    await page.close()
  })

  it('a finger moves a card by its handle', { timeout: LONG }, async () => {
    const { number } = await as('reporter', 'POST', `/repos/${here.sandbox.repos.incidents}/issues`, {
      ...{ title: 'By touch', body: 'A phone is lost', labels: ['hikeshi: incident'] },
    })
    await here.sandbox.idle()
    const { page } = await openPage(here.browser, here.sandbox.url, PHONE)
    await open(page, `${here.sandbox.url}/orgs/${here.sandbox.org}/projects/1?as=officer&locale=en`)
    const card = page.locator('.card', { hasText: `#${number}` }).filter({ hasText: 'By touch' })
    await card.scrollIntoViewIfNeeded()
    const grip = await card.locator('.grip').boundingBox()
    if (grip === null) throw new Error('the handle cannot be seen')
    const touch = await page.context().newCDPSession(page)
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    for (const step of [0.3, 0.7, 1])
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + (380 - x) * step, y }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    // Analysis asks for a category, which nobody has written: the app says so beside the card.
    await page.locator('.refusal', { hasText: 'R1-4' }).waitFor()
    await page.close()
  })

  it('what GitHub itself refuses is switched on and off, and a case says so in GitHub’s words', {
    timeout: LONG,
  }, async () => {
    const say = playgroundWords('ja')
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    const { incidents } = here.sandbox.repos
    const archived = page.getByLabel(say('mood.archived'))
    await open(page, `${here.sandbox.url}/playground/faults?as=officer&locale=ja`)
    await archived.click()
    await archived.and(page.locator(':checked')).waitFor()
    await open(page, `${here.sandbox.url}/${incidents}/issues/${here.told}?as=officer&locale=ja`)
    await page.locator('.composer textarea').fill('/note x')
    await page.locator('.composer button[type=submit]').click()
    await page.getByRole('alert').getByText('Repository was archived so is read-only.').waitFor()
    await open(page, `${here.sandbox.url}/playground/faults?as=officer&locale=ja`)
    await archived.click()
    await archived.and(page.locator(':not(:checked)')).waitFor()
    expect((await send(`${here.sandbox.control}/github`, 'GET', undefined)).object).toMatchObject({ archived: [] })
    expect(wrong).toEqual([])
    await page.close()
  })
})
