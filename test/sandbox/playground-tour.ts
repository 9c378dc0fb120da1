import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Locator, Page } from 'playwright-core'
import { type PlaygroundLanguage, playgroundWords } from '../../src/sandbox/playground/words.ts'

/** Plays the tour as somebody would, by the page's own buttons: with a mouse, or with nothing but Tab, arrows and Enter. */
export async function playTour(
  page: Page,
  url: string,
  language: PlaygroundLanguage,
  by: 'mouse' | 'keyboard',
): Promise<string> {
  const say = playgroundWords(language)
  let number = ''
  const press = (locator: Locator) => (by === 'mouse' ? locator.click() : reachAndPress(page, locator))
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const step = (at: number) => page.getByText(say('tour.step', { at, of: 8 }), { exact: true }).waitFor()
  const goals = (done: number) =>
    until(
      () => page.locator('.tour-goal.done').count(),
      (count) => count === done,
    )
  const lead = () => press(page.locator('.tour-go'))
  const comment = async () => {
    await until(
      () => page.locator('.composer textarea').inputValue(),
      (text) => text.startsWith('/'),
    )
    await press(button(say('comment')))
  }
  const card = () => page.locator('.card', { hasText: `#${number}` })
  /** By so many columns to the right, with the keys that the board's help names. */
  const move = async (columns: number) => {
    const grip = card().locator('.grip')
    await (by === 'mouse' ? grip.focus() : reach(page, grip))
    for (let at = 0; at < columns; at += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
  }

  await page.goto(`${url}/?tour=night&locale=${language}`)
  await step(1)
  await lead()
  await until(
    () => page.locator('.issue-form textarea').first().inputValue(),
    (text) => text === say('story.description'),
  )
  await press(button(say('submit')))
  await step(2)
  await page.waitForURL(/\/issues\/\d+/)
  number = /\/issues\/(\d+)/.exec(page.url())?.[1] ?? ''
  await lead()
  await comment()
  await step(3)
  // The end of a case is far from the panel: what is next is said there, too.
  await press(page.locator('.tour-now', { hasText: say('tour.3.do') }).getByRole('button'))
  await comment()
  await step(4)

  await lead()
  await card().waitFor()
  const columns = page.locator('.board-column')
  if (by === 'mouse') await dragTo(page, card(), columns.nth(FAR))
  else await move(2)
  await page.locator('.refusal', { hasText: 'R4.3-1' }).waitFor()
  // The card went back.
  await columns
    .nth(2)
    .locator('.card', { hasText: `#${number}` })
    .waitFor()
  await step(5)

  await lead()
  await comment()
  await goals(1)
  await lead()
  await move(1)
  await step(6)

  await lead()
  await goals(1)
  await lead()
  await until(
    () => page.locator('.file-editor textarea').inputValue(),
    (text) => text.includes(say('story.technical')),
  )
  await press(button(say('commit-changes')))
  await goals(2)
  for (const done of [3, 4]) {
    await lead()
    await press(button(say('review.approve')))
    await goals(done)
  }
  await lead()
  await press(button(say('pull.merge')))
  await step(7)

  for (const done of [1, 2, 3]) {
    await lead()
    await comment()
    await goals(done)
  }
  await lead()
  await move(1)
  await step(8)

  await lead()
  await press(button(say('record.verify')))
  await page.getByText(say('record.verified'), { exact: true }).waitFor()
  if (by === 'keyboard') {
    // The record is one stop, and arrows go from line to line.
    const lines = page.locator('.record .lines button')
    await reach(page, lines.last())
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await lines.nth(-2).and(page.locator('[aria-pressed=true]')).waitFor()
    await page.keyboard.press('Enter')
  }
  await press(page.locator('.record .btn-danger'))
  await goals(1)
  await press(button(say('record.verify')))
  await page.getByText(say('record.not-verified'), { exact: true }).waitFor()
  await page.locator('.line-broken').first().waitFor()
  await press(button(say('clock.sweep')))
  await page.getByText(say('tour.over'), { exact: true }).waitFor()
  // However long the panel has grown, each of its buttons is reached where it stands.
  await until(
    () => button(say('record.restore')).evaluate(isReached),
    (reached) => reached,
  )
  await press(button(say('record.restore')))
  await page.locator('.record .btn-danger').waitFor()
  return number
}

/** Two columns too far from containment. */
const FAR = 4
const PATIENCE_MS = 60_000
/** More than there is on any page to stop at. */
const STOPS = 400

async function dragTo(page: Page, card: Locator, column: Locator): Promise<void> {
  const [from, to] = [await card.boundingBox(), await column.boundingBox()]
  if (from === null || to === null) throw new Error('the card cannot be seen')
  await page.mouse.move(from.x + 60, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 90, { steps: 6 })
  await page.mouse.up()
}

/** As somebody does who has no mouse: from where the focus is, stop after stop, the shorter way round. */
async function reach(page: Page, target: Locator): Promise<void> {
  await until(
    () => target.isEnabled(),
    (enabled) => enabled,
  )
  const keyboard = await keyboardOf(page)
  for (let stop = 0; stop < STOPS; stop += AT_ONCE) {
    const way = await target.evaluate(staysThere)
    if (way === 'there') return
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        keyboard.send('Input.dispatchKeyEvent', { ...TAB, modifiers: way === 'before' ? SHIFT : 0 }),
      ),
    )
  }
  if ((await target.evaluate(staysThere)) !== 'there') assert.fail(`Tab does not lead to ${String(target)}`)
}

/** Keys that are under way together: for each by itself the page would be asked where the focus is. */
const AT_ONCE = 12
/** The browser moves the focus when the key goes down. */
const TAB = { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const
const SHIFT = 8

const keyboards = new WeakMap<Page, Promise<CDPSession>>()
function keyboardOf(page: Page): Promise<CDPSession> {
  const keyboard = keyboards.get(page) ?? page.context().newCDPSession(page)
  keyboards.set(page, keyboard)
  return keyboard
}

/** The edges of what a page shows. */
interface Edges {
  top: number
  bottom: number
}

/** As much as is needed of the window of a page. */
interface Window {
  document: { activeElement: unknown; querySelectorAll(selector: string): Iterable<unknown> }
  tabEnd?: unknown
  addEventListener(
    type: 'keydown',
    heard: (event: { key: string; preventDefault(): void }) => void,
    before: boolean,
  ): void
}

/**
 * Whether the focus is there, or on which way it is fewer stops off: after the last one comes the first. Once it is there,
 * the keys that are still under way do not take it on. Runs in the page.
 */
function staysThere(element: unknown): 'there' | 'before' | 'behind' {
  const window = globalThis as unknown as Window
  if (!('tabEnd' in window))
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Tab' && window.document.activeElement === window.tabEnd) event.preventDefault()
      },
      true,
    )
  window.tabEnd = element
  const { activeElement } = window.document
  if (activeElement === element) return 'there'
  const STOP = 'a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex]'
  const stops = [...window.document.querySelectorAll(`:is(${STOP}):not([tabindex="-1"])`)]
  const ahead = (stops.indexOf(element) - stops.indexOf(activeElement) + stops.length) % stops.length
  return ahead * 2 > stops.length ? 'before' : 'behind'
}

/** Whether an element comes into sight without the end of the page having to be looked for. Runs in the page. */
function isReached(element: { scrollIntoView(how: { block: 'nearest' }): void; getBoundingClientRect(): Edges }) {
  element.scrollIntoView({ block: 'nearest' })
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= (globalThis as unknown as { innerHeight: number }).innerHeight
}

async function reachAndPress(page: Page, target: Locator): Promise<void> {
  await reach(page, target)
  await page.keyboard.press('Enter')
}

/** A value of a page comes when it comes; one that never comes fails with what was there instead. */
async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const value = await read()
    if (wanted(value)) return
    if (performance.now() > end) assert.fail(`the page goes on showing ${JSON.stringify(value)}`)
    await sleep(50)
  }
}
