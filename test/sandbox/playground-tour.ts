import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type PlaygroundLanguage, playgroundWords } from '../../src/sandbox/playground/words.ts'

/** Plays the tour as somebody would: every step by the page's own buttons, the board by mouse and by keyboard. */
export async function playTour(page: Page, url: string, language: PlaygroundLanguage): Promise<string> {
  const say = playgroundWords(language)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const step = (at: number) => page.getByText(say('tour.step', { at, of: 8 }), { exact: true }).waitFor()
  const goals = (done: number) =>
    until(
      () => page.locator('.tour-goal.done').count(),
      (count) => count === done,
    )
  const lead = () => page.locator('.tour-go').click()
  const comment = async () => {
    await until(
      () => page.locator('.composer textarea').inputValue(),
      (text) => text.startsWith('/'),
    )
    await button(say('comment')).click()
  }
  const card = (number: string) => page.locator('.card', { hasText: `#${number}` })

  await page.goto(`${url}/?tour=night&locale=${language}`)
  await step(1)
  await lead()
  await until(
    () => page.locator('.issue-form textarea').first().inputValue(),
    (text) => text === say('story.description'),
  )
  await button(say('submit')).click()
  await step(2)
  await page.waitForURL(/\/issues\/\d+/)
  const [, number = ''] = /\/issues\/(\d+)/.exec(page.url()) ?? []
  await lead()
  await comment()
  await step(3)
  // The end of a case is far from the panel: what is next is said there, too.
  await page
    .locator('.tour-now', { hasText: say('tour.3.do') })
    .getByRole('button')
    .click()
  await comment()
  await step(4)

  await lead()
  await card(number).waitFor()
  const columns = page.locator('.board-column')
  const names = await columns.locator('h3').allTextContents()
  const from = await card(number).boundingBox()
  const to = await columns.nth(names.length > 4 ? 4 : 0).boundingBox()
  if (from === null || to === null) throw new Error('the card cannot be seen')
  await page.mouse.move(from.x + 60, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(to.x + 40, to.y + 90, { steps: 6 })
  await page.mouse.up()
  const refusal = page.locator('.refusal')
  await refusal.waitFor()
  assert.match(await refusal.innerText(), /R4\.3-1/)
  assert.equal(
    await columns
      .nth(2)
      .locator('.card', { hasText: `#${number}` })
      .count(),
    1,
    'the card went back',
  )
  await step(5)

  await lead()
  await comment()
  await goals(1)
  await lead()
  await card(number).locator('.grip').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await step(6)

  await lead()
  await goals(1)
  await lead()
  await until(
    () => page.locator('.file-editor textarea').inputValue(),
    (text) => text.includes(say('story.technical')),
  )
  await button(say('commit-changes')).click()
  await goals(2)
  for (const done of [3, 4]) {
    await lead()
    await button(say('review.approve')).click()
    await goals(done)
  }
  await lead()
  await button(say('pull.merge')).click()
  await step(7)

  for (const done of [1, 2, 3]) {
    await lead()
    await comment()
    await goals(done)
  }
  await lead()
  await card(number).locator('.grip').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await step(8)

  await lead()
  await button(say('record.verify')).click()
  await page.getByText(say('record.verified'), { exact: true }).waitFor()
  await page.locator('.record .btn-danger').click()
  await goals(1)
  await button(say('record.verify')).click()
  await page.getByText(say('record.not-verified'), { exact: true }).waitFor()
  assert.ok((await page.locator('.line-broken').count()) > 0)
  await button(say('clock.sweep')).click()
  await page.getByText(say('tour.over'), { exact: true }).waitFor()
  await button(say('record.restore')).click()
  await page.locator('.record .btn-danger').waitFor()
  return number
}

const PATIENCE_MS = 60_000

/** What a page shows comes when it comes; a value that never comes fails with what was there instead. */
async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const value = await read()
    if (wanted(value)) return
    if (performance.now() > end) assert.fail(`the page goes on showing ${JSON.stringify(value)}`)
    await sleep(50)
  }
}
