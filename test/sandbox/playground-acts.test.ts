import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { playgroundWords } from '../../src/sandbox/playground/words.ts'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { open } from './playground-pages.ts'
import { send } from './send.ts'

const DESK = { width: 1440, height: 900 }
const LONG = 240_000

describe.skipIf(chromium === undefined)('what can be done in the playground', () => {
  const here = playgroundHere()
  const say = playgroundWords('en')

  const read = async (path: string, login = 'officer') =>
    (await send(`${here.sandbox.url}/repos/${here.sandbox.repos.incidents}${path}`, 'GET', here.sandbox.tokens[login]))
      .object
  const clock = async () =>
    Date.parse(String((await send(`${here.sandbox.control}/clock`, 'GET', undefined)).object.now))
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  async function reported(title: string): Promise<number> {
    const { incidents } = here.sandbox.repos
    const body = { title, body: 'A phone is lost', labels: ['hikeshi: incident'] }
    const path = `${here.sandbox.url}/repos/${incidents}/issues`
    const { number } = (await send(path, 'POST', here.sandbox.tokens.reporter, body)).object
    await here.sandbox.idle()
    return Number(number)
  }
  const caseAt = (number: number, login: string) =>
    `${here.sandbox.url}/${here.sandbox.repos.incidents}/issues/${number}?as=${login}&locale=en`

  it('as on GitHub: title, text, label, assignee, reaction, lock, closing and reopening; the app answers each', {
    timeout: LONG,
  }, async () => {
    const number = await reported('Acts')
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, caseAt(number, 'officer'))
    const now = () => read(`/issues/${number}`)
    const soon = (value: (issue: Awaited<ReturnType<typeof now>>) => unknown) =>
      expect.poll(async () => value(await now()), { timeout: 30_000 })

    await page.locator('.title-row .btn', { hasText: say('edit') }).click()
    await page.getByLabel(say('title'), { exact: true }).fill('Acts, renamed')
    await button(page, say('save')).click()
    await page.locator('h1', { hasText: 'Acts, renamed' }).waitFor()

    await page.locator('.comment').first().locator('.comment-head button').click()
    await page.locator('.comment textarea').fill('A phone is **lost**')
    await button(page, say('save')).click()
    await page.locator('.comment strong', { hasText: 'lost' }).waitFor()

    await page.locator('.comment').first().locator('[aria-expanded]').click()
    await page.locator('.comment').first().locator('[data-content=eyes]').click()
    await soon(({ reactions }) => (reactions as { eyes: number }).eyes).toBe(1)

    const chooser = page.locator('.chooser')
    for (const [at, words, happened] of [
      [0, /^\s*deputy ·/, /deputy/],
      [1, /severity: critical/, /severity: critical/],
    ] as const) {
      await chooser.nth(at).locator('summary').click()
      await chooser.nth(at).locator('label', { hasText: words }).locator('input').click()
      await page.locator('.happenings li', { hasText: happened }).first().waitFor()
    }
    // A label is a request, which the officer may make: it is on the record.
    await page.locator('.record .line', { hasText: 'officer' }).first().waitFor()

    // GitHub lets only those lock who may write.
    await button(page, say('lock')).click()
    await page.getByRole('alert').getByText(/403/).waitFor()
    await page.locator('.people input[value=admin]').check({ force: true })
    await page.locator('.people .chosen input[value=admin]').waitFor({ state: 'attached' })
    await button(page, say('lock')).click()
    await page.locator('.flash', { hasText: say('locked') }).waitFor()
    await soon(({ locked }) => locked).toBe(true)
    await button(page, say('unlock')).click()
    await page.locator('.flash', { hasText: say('locked') }).waitFor({ state: 'detached' })

    await page.locator('.people input[value=officer]').check({ force: true })
    await page.locator('.people .chosen input[value=officer]').waitFor({ state: 'attached' })
    // To close by hand is a request, which is refused while the case is not over: the app opens it again and says why.
    const before = await page.locator('.by-bot').count()
    await button(page, say('close-issue')).click()
    await page.locator('.by-bot').nth(before).waitFor()
    await soon(({ state }) => state).toBe('open')
    await button(page, say('close-issue')).waitFor()

    expect(wrong).toEqual([])
    await page.close()
  })

  it('a blank issue is a report; buttons fill the box; it is closed as a duplicate, and opened again by hand', {
    timeout: LONG,
  }, async () => {
    const other = await reported('The same')
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    const { incidents } = here.sandbox.repos
    await open(page, `${here.sandbox.url}/${incidents}/issues/new/choose?as=reporter&locale=en`)
    await page.getByRole('link', { name: say('blank-issue') }).click()
    await page.getByLabel(say('title'), { exact: true }).fill('インシデント: from a phone')
    await page.locator('.issue-form textarea').fill('Somebody is in our mail')
    await button(page, say('submit')).click()
    await page.waitForURL(/\/issues\/\d+/)
    const number = Number(/\/issues\/(\d+)/.exec(page.url())?.[1])
    await page.locator('.by-bot').first().waitFor()
    await page.locator('.people input[value=officer]').check({ force: true })
    await page.locator('.offers button', { hasText: '/contain' }).click()
    const box = page.locator('.composer textarea')
    await expect.poll(() => box.inputValue(), { timeout: 30_000 }).toMatch(/^\/contain/)
    await box.fill(`/duplicate #${other}`)
    await button(page, say('comment')).click()
    await button(page, say('reopen')).waitFor()
    expect(await read(`/issues/${number}`)).toMatchObject({ state: 'closed', state_reason: 'duplicate' })
    await button(page, say('reopen')).click()
    await page.locator('.happenings', { hasText: say('timeline.reopened') }).waitFor()

    // The phone beside it shows what staff see: the case without the switches around it.
    await page.locator('.phone-view').click()
    const phone = page.frameLocator('.phone iframe')
    await phone.locator('h1', { hasText: 'from a phone' }).waitFor()
    expect(await phone.locator('.people').count()).toBe(0)
    expect(wrong).toEqual([])
    await page.close()
  })

  it('time is turned to the moment when a clock next has something to say, and the case says it; the theme is turned, too', {
    timeout: LONG,
  }, async () => {
    await reported('Nobody answers')
    const [first] = (await send(`${here.sandbox.control}/deadlines`, 'GET', undefined)).list
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, caseAt(Number(first?.issue), 'officer'))
    const before = await page.locator('.by-bot').count()
    await page.locator('.clock button', { hasText: say('clock.deadline', { time: '' }) }).click()
    await page.locator('.by-bot').nth(before).waitFor()
    expect(await clock()).toBeGreaterThanOrEqual(Date.parse(String(first?.at)))
    const hour = await clock()
    await button(page, say('clock.hour')).click()
    await expect.poll(async () => (await clock()) - hour, { timeout: 30_000 }).toBeGreaterThanOrEqual(3_600_000)

    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const text = () =>
      page.evaluate<string>("getComputedStyle(document.querySelector('.markdown-body')).getPropertyValue('color')")
    const theme = (mode: 'auto' | 'light' | 'dark') =>
      page.getByRole('button', { name: `${say('theme')}: ${say(`theme.${mode}`)}` })
    await theme('auto').click()
    await theme('light').waitFor()
    const light = [await ground(), await text()]
    await theme('light').click()
    await theme('dark').waitFor()
    // Texts follow the switch of the page, whatever the machine prefers.
    const dark = [await ground(), await text()]
    expect(dark[0]).not.toBe(light[0])
    expect(dark[1]).not.toBe(light[1])
    expect(wrong).toEqual([])
    await page.close()
  })

  it('three instances of the app share what comes, and the record holds; one click more, and there is one', {
    timeout: LONG,
  }, async () => {
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, `${here.sandbox.url}/playground/faults?as=officer&locale=en`)
    const several = page.getByLabel(say('instances.several', { count: 3 }))
    const instances = async () => (await send(`${here.sandbox.control}/instances`, 'GET', undefined)).object.count
    await several.click()
    await page.getByText(say('instances.running', { count: 3 })).waitFor()
    expect(await instances()).toBe(3)
    const number = await reported('By three')
    for (const [login, body] of [
      ['responder', '/contain Locked it'],
      ['responder', '/note A note'],
      ['officer', '/set severity high'],
    ] as const)
      await send(
        `${here.sandbox.url}/repos/${here.sandbox.repos.incidents}/issues/${number}/comments`,
        ...(['POST', here.sandbox.tokens[login], { body }] as const),
      )
    await here.sandbox.idle()
    await open(page, caseAt(number, 'officer'))
    await button(page, say('record.verify')).click()
    await page.getByText(say('record.verified'), { exact: true }).waitFor()
    const containment = 'phase: containment'
    expect(((await read(`/issues/${number}`)).labels as { name: string }[]).map(({ name }) => name)).toContain(
      containment,
    )
    await open(page, `${here.sandbox.url}/playground/faults?as=officer&locale=en`)
    await several.click()
    await page.getByText(say('instances.running', { count: 1 })).waitFor()
    expect(await instances()).toBe(1)
    expect(wrong).toEqual([])
    await page.close()
  })
})
