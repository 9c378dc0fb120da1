import { describe, expect, it } from 'vitest'
import { playgroundWords } from '../../src/sandbox/playground/words.ts'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundAfterTheNight } from './playground-here.ts'
import { axeProblems, isTooWide, open } from './playground-pages.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const LONG = 900_000

describe.skipIf(chromium === undefined)('the playground in a browser', () => {
  const here = playgroundAfterTheNight()

  type Theme = 'dark' | 'light'

  async function opened(viewport: typeof DESK, theme: Theme, locale: 'en' | 'ja'): Promise<string[]> {
    const problems: string[] = []
    const say = playgroundWords(locale)
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, viewport)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open(
      page,
      `${here.sandbox.url}/${here.sandbox.repos.incidents}/issues/${here.told}?as=officer&locale=${locale}`,
    )
    await page.locator('main details').evaluateAll((all) => {
      for (const each of all) each.setAttribute('open', '')
    })
    await page.locator('[aria-expanded=false]').first().click()
    await page
      .getByRole('button', { name: say('edit'), exact: true })
      .first()
      .click()
    await page
      .locator('.composer')
      .getByRole('button', { name: say('preview') })
      .click()
    problems.push(...(await axeProblems(page)))
    if (await isTooWide(page)) problems.push(`an open case is wider than ${viewport.width}`)
    await open(page, `${here.sandbox.url}/orgs/${here.sandbox.org}/projects/1?as=officer&locale=${locale}`)
    await page.locator('.grip').first().focus()
    await page.keyboard.press('ArrowLeft')
    await page.locator('.aim').waitFor()
    problems.push(...(await axeProblems(page)), ...wrong)
    await page.close()
    return problems
  }

  it('by keyboard both ways to skip lead where they say, the box to write in too; mails of one case are told apart by their first lines', {
    timeout: LONG,
  }, async () => {
    const say = playgroundWords('en')
    const { page, wrong } = await openPage(here.browser, here.sandbox.url, DESK)
    await open(page, `${here.sandbox.url}/${here.sandbox.repos.incidents}/issues/${here.told}?as=officer&locale=en`)
    // The first stop of every page skips what stands above it.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('main:focus').waitFor()
    await page.keyboard.press('Tab')
    await page
      .getByRole('link', { name: say('skip.write') })
      .and(page.locator(':focus'))
      .waitFor()
    for (const key of ['Enter', 'Tab']) await page.keyboard.press(key)
    await page.locator('.composer button:focus').waitFor()
    await open(page, `${here.sandbox.url}/playground/mail?as=officer&locale=en`)
    const first = await page.locator('.mail-first').allTextContents()
    expect(first.length).toBeGreaterThan(3)
    expect(new Set(first).size).toBeGreaterThan(3)
    expect(first.filter((line) => line.trim() === '' || line.startsWith('#'))).toEqual([])
    expect(wrong).toEqual([])
    await page.close()
  })

  it('where nothing answers any more, it says so in words and what somebody is writing stays', {
    timeout: LONG,
  }, async () => {
    const say = playgroundWords('ja')
    const { page } = await openPage(here.browser, here.sandbox.url, PHONE)
    await open(page, `${here.sandbox.url}/${here.sandbox.repos.incidents}/issues/${here.told}?as=officer&locale=ja`)
    const draft = page.locator('.composer textarea')
    await draft.fill('/note まだ続いている')
    await page.context().setOffline(true)
    await page.locator('.composer button[type=submit]').click()
    await page.getByRole('alert').getByText(say('gone')).waitFor()
    expect(await draft.inputValue()).toBe('/note まだ続いている')
    // A page that was not read before has nothing to keep.
    await page.evaluate(
      "history.pushState(null, '', '/playground/faults'); dispatchEvent(new Event('playground:moved'))",
    )
    await page.getByRole('heading', { name: say('gone.title') }).waitFor()
    await page.close()
  })

  it('what a page opens stands in nobody’s way either: details, reactions, forms, a card that is moved', {
    timeout: LONG,
  }, async () => {
    const problems = await Promise.all([opened(DESK, 'dark', 'en'), opened(PHONE, 'light', 'ja')])
    expect(problems.flat()).toEqual([])
  })

  it('the first screen waits for no case, and is less than a second’s work', { timeout: LONG }, async () => {
    const { page } = await openPage(here.browser, here.sandbox.url, DESK)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const work = async () =>
      (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
    let answer = (): void => undefined
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/\/(?:repos|user|orgs)\//, async (route) => {
      await held
      await route.continue()
    })
    const before = await work()
    await page.goto(`${here.sandbox.url}/?as=officer&locale=en`)
    // The frame and the page's heading stand there while every case is still on its way.
    await page.locator('main h1').waitFor()
    await page.getByRole('link', { name: playgroundWords('en')('nav.board') }).waitFor()
    answer()
    await page.locator('main [role=status]').first().waitFor({ state: 'detached' })
    await page.locator('main a').first().waitFor()
    expect((await work()) - before).toBeLessThan(1)
    // The sign of work stands still where somebody asked for no motion.
    const sign =
      "document.querySelector('.working').className = 'working'; getComputedStyle(document.querySelector('.working'), '::before')"
    expect(await page.evaluate<string>(`${sign}.animationName`)).toBe('none')
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await page.evaluate<string>(`${sign}.animationName`)).toBe('turn')
    await page.close()
  })
})
