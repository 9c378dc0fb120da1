import type { Browser } from 'playwright-core'
import { issueBody } from '../../../../src/domain/issue-form/issue-body.ts'
import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { formOf } from '../../../../src/domain/policy/form-of.ts'
import { cast } from '../../../../src/hosts/cli/demo/cast.ts'
import { storyOf } from '../../../../src/hosts/cli/demo/story.ts'
import { playgroundWords } from '../../../../src/sandbox/playground/words.ts'
import type { Sandbox } from '../../../../src/sandbox/sandbox-facts.ts'
import { night, REPORTED } from '../../../../src/sandbox/story/night.ts'
import { defaultPolicy } from '../parts/default-policy.ts'
import { type Camera, screenOf } from './camera.ts'

const PHONE = { width: 390, height: 780 }
const DESK = { width: 960, height: 560 }
const WIDE = { width: 1280, height: 800 }
/** The story reports a sign-in at 02:10 that somebody finds in the morning. */
const MORNING = '2030-01-16T22:24:00Z'

/** The status comment has headings, and the first answer none. */
const STATUS = '.by-bot:has(.markdown-body h2)'
const ANSWER = '.by-bot:not(:has(.markdown-body h2))'

/** Lives the night of the tour in one language, on a sandbox that nothing has happened in, and comes by each picture. */
export async function walk(taker: Browser, sandbox: Sandbox, language: Language, camera: Camera): Promise<string> {
  const { incidents, runbooks } = sandbox.repos
  const policy = defaultPolicy()
  const say = playgroundWords(language)
  const columnOf = (phase: string) => wordsIn(language, policy.processes.incident?.phases[phase]?.label ?? phase)
  const told = night(say, (field) => wordsIn(language, policy.fields[field]?.label ?? field))
  const people = cast(sandbox)
  await post(`${sandbox.control}/clock`, { now: MORNING })

  const [phone, desk, wide] = await Promise.all(
    [PHONE, DESK, WIDE].map((viewport) => screenOf(taker, sandbox.url, language, viewport, camera)),
  )
  if (phone === undefined || desk === undefined || wide === undefined) throw new Error('a screen is missing')
  const button = (name: string) => ({ name, exact: true })

  await desk.at(`/${incidents}/issues/new/choose?as=reporter&bare=1`)
  await desk.shoot('gets-report', 'h1')
  await phone.at(`/${incidents}/issues/new?template=01-incident.${language}.yml&as=reporter&bare=1`)
  await phone.page.locator('.issue-form textarea').first().fill(told.description)
  await phone.shoot('1-report', 'h1')
  const form = formOf(policy, 'incident', language)
  if (form === undefined) throw new Error('the default policy has no form for an incident')
  const body = issueBody(form, { ...REPORTED, 'detected-at': told.detected, description: told.description })
  const number = await people.report('reporter', told.title, body)
  const issue = `/${incidents}/issues/${number}`
  const board = `/orgs/${sandbox.org}/projects/${sandbox.project.number}`
  await phone.at(`${issue}?as=reporter&bare=1`)
  await phone.shoot('2-answer', ANSWER)

  /** The looks that are taken once this was done. */
  const looks: Readonly<Record<string, () => Promise<void>>> = {
    [say('does.contain')]: async () => {
      await phone.at(`${issue}?as=responder&bare=1`)
      await phone.shoot('3-contain', '.comment:not(.by-bot) >> nth=-1')
      await phone.shoot('4-status', STATUS)
      await desk.at(`${board}?as=responder&bare=1`)
      await desk.shoot('gets-containment', 'h1')
      await desk.at('/playground/mail?as=officer&bare=1')
      await desk.shoot('gets-called', 'h1')
    },
    [say('does.hurry')]: async () => {
      await desk.at(`${issue}?as=reporter&bare=1`)
      await desk.shoot('gets-gates', '.by-bot >> nth=-1')
    },
    [say('does.findings')]: async () => {
      await wide.at(`${issue}?as=responder`)
      await wide.shoot('playground', '.top')
    },
    [say('does.approve')]: async () => {
      await desk.at(`/${runbooks}/pull/1?as=officer&bare=1`)
      await desk.shoot('6-plan', 'h1')
      await desk.at(`/${runbooks}/pull/1/files?as=officer&bare=1`)
      await desk.shoot('gets-learning', 'h1')
    },
    [say('does.close', { to: columnOf('closed') })]: async () => {
      await desk.at(`${issue}?as=officer&bare=1`)
      await desk.shoot('7-told', '.by-bot >> nth=-1')
      await desk.at(`${issue}?as=admin`)
      const verify = desk.page.getByRole('button', button(say('record.verify')))
      await verify.click()
      await desk.page.getByText(say('record.verified'), { exact: true }).waitFor()
      await desk.shoot('gets-record', '.record')
      await desk.page.locator('.record .btn-danger').click()
      await desk.page.getByText(say('record.restore')).waitFor()
      await verify.click()
      await desk.page.getByText(say('record.not-verified'), { exact: true }).waitFor()
      await desk.page.locator('.line-broken').first().scrollIntoViewIfNeeded()
      await desk.shoot('8-record', '.record')
    },
  }
  const dragged = say('does.drag-far', { to: columnOf('recovery') })
  for (const step of storyOf(told, say, columnOf)) {
    if (step.does === dragged) {
      await desk.at(`${board}?as=${step.who}&bare=1`)
      await desk.page.locator('.card .grip').first().focus()
      for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await desk.page.keyboard.press(key)
      await desk.page.locator('.refusal').first().waitFor()
      await desk.shoot('5-refused', 'h1')
    } else await step.act(people, number)
    await looks[step.does]?.()
  }
  for (const { page } of [phone, desk, wide]) await page.close()
  return String(number)
}

async function post(url: string, body: object): Promise<void> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
}
