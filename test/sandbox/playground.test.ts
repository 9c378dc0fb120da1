import { describe, expect, it } from 'vitest'
import { playgroundWords } from '../../src/sandbox/playground/words.ts'
import { openPage } from './playground-browser.ts'
import { chromium, picturesIn, playgroundPictured } from './playground-here.ts'
import { open } from './playground-pages.ts'
import { send } from './send.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Some sixty pages. */
const LONG = 900_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundPictured()

  it('the pictures of the documents come from a night in this browser, each by day and by night, and alike in both languages', () => {
    const { taken } = here.camera
    expect(taken.length).toBeGreaterThan(25)
    for (const language of ['en', 'ja'] as const)
      expect(picturesIn(language).toSorted()).toEqual(
        taken.map((file) => file.replace(`.${here.language}.`, `.${language}.`)).toSorted(),
      )
  })

  const as = async (login: string, method: string, path: string, body?: unknown) =>
    (await send(here.sandbox.url + path, method, here.sandbox.tokens[login], body)).object

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

  it('from the first screen one click leads to closed cases, report, operation check, policy, runbooks and all mails that were sent', {
    timeout: LONG,
  }, async () => {
    const say = playgroundWords('en')
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    const { incidents, runbooks } = here.sandbox.repos
    const ways = [
      [new RegExp(say('state.closed')), page.locator(`main a[href*="/${incidents}/issues/${here.told}"]`)],
      [say('records.report'), page.frameLocator('iframe.report').locator('#cases tbody tr').first()],
      [say('records.audit'), page.locator('main', { hasText: 'R5-1' })],
      [say('nav.policy'), page.locator('main pre', { hasText: 'company:' })],
      [say('nav.runbooks'), page.locator(`main a[href*="/${runbooks}/blob/main/runbooks/intrusion.md"]`)],
      [say('nav.mail'), page.locator('main details.mail').nth(9)],
    ] as const
    for (const [name, there] of ways) {
      await open(page, `${here.sandbox.url}/?as=officer&locale=en`)
      await page.getByRole('link', { name, exact: true }).first().click()
      await there.waitFor()
    }
    expect(wrong).toEqual([])
    await page.close()
  })

  it("mails of everybody say whom they reached; a person's own are those that reached him, and somebody outside has none", {
    timeout: LONG,
  }, async () => {
    const say = playgroundWords('en')
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, `${here.sandbox.url}/playground/mail?as=outsider&locale=en`)
    const mails = page.locator('main > details.mail')
    await mails.nth(9).waitFor()
    const [all, to] = [await mails.count(), await page.locator('.mail-to').allTextContents()]
    for (const name of ['responder', 'officer', 'board', 'reporter']) {
      await page.locator(`.people input[value=${name}]`).check({ force: true })
      const shown = (await page.locator(`.people .chosen .one-name`).textContent()) ?? ''
      const reached = to.filter((line) => line.includes(`${shown} (`)).length
      expect(reached, name).toBeGreaterThan(0)
      await page.getByRole('button', { name: say('mail.of', { name: shown }), exact: true }).click()
      await expect.poll(() => mails.count(), { timeout: 30_000 }).toBe(reached)
      await page.getByRole('button', { name: say('mail.everybody'), exact: true }).click()
      await expect.poll(() => mails.count(), { timeout: 30_000 }).toBe(all)
    }
    await open(page, `${here.sandbox.url}/playground/mail?box=own&as=outsider&locale=en`)
    await page.locator('main .blank', { hasText: say('mail.none') }).waitFor()
    expect(wrong).toEqual([])
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
