import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { type Language, wordsIn } from '../../../src/domain/policy/basics.ts'
import { formOf } from '../../../src/domain/policy/form-of.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { chromiumPath, startBrowser } from '../../support/browser.ts'
import { ROOT, textOf } from './files.ts'
import { defaultPolicy, POLICY_FILE } from './parts/default-policy.ts'

// `npm run pictures`: takes the pictures of the documents anew, of a case on the embedded GitHub. Needs chromium.

const TOLD = {
  en: {
    title: '[Incident] Somebody signed in as me at night',
    said: 'A sign-in to my mailbox at 02:10 from abroad. I was asleep.',
    done: 'Signed the account out everywhere and changed its password',
  },
  ja: {
    title: '【インシデント】夜中に自分のアカウントへのサインインがあった',
    said: '2:10 に海外からメールへのサインインがあった。寝ていた。',
    done: 'すべての端末からサインアウトさせ、パスワードを変えた',
  },
} as const

const chromium = chromiumPath('No picture was taken')
if (chromium === undefined) throw new Error('Pictures are taken by chromium, which is not here')
const browser = await startBrowser(chromium)
try {
  for (const language of ['en', 'ja'] as const) await take(browser, language)
} finally {
  await browser.close()
}

async function take(taker: Browser, language: Language): Promise<void> {
  const policyText = textOf(POLICY_FILE).replace(/^locale: ja$/m, `locale: ${language}`)
  const sandbox = await startSandbox({ policyText })
  try {
    const number = await live(sandbox, language)
    const issue = `${sandbox.url}/${sandbox.repos.incidents}/issues/${number}?as=officer&bare=1`
    await shoot(taker, `status.${language}`, issue, '.by-bot', { width: 412, height: 915 })
    await shoot(taker, `refusal.${language}`, issue, '.by-bot >> nth=-1', { width: 860, height: 430 })
    await shoot(taker, `board.${language}`, `${sandbox.project.url}?as=officer`, '.lane-title', {
      width: 1280,
      height: 300,
    })
  } finally {
    await sandbox.stop()
  }
}

/** A report, its containment, and somebody who asks for too much. */
async function live(sandbox: Sandbox, language: Language): Promise<number> {
  const policy = defaultPolicy()
  const form = formOf(policy, 'incident', language)
  if (form === undefined) throw new Error(`the default policy has no form in ${wordsIn(language, 'this language')}`)
  const told = TOLD[language]
  const issues = `${sandbox.url}/repos/${sandbox.repos.incidents}/issues`
  const call = async <Answer>(login: string, url: string, body?: object): Promise<Answer> => {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${sandbox.tokens[login]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
    await sandbox.idle()
    return (await answer.json()) as Answer
  }
  const input = {
    ...{ description: told.said, certainty: 'suspected', 'detected-at': 'now', ongoing: 'unknown' },
    ...{ kind: 'unauthorised-access', systems: ['email'], information: ['unknown'] },
  }
  const { number } = await call<{ number: number }>('reporter', issues, {
    ...{ title: told.title, body: issueBody(form, input), labels: ['hikeshi: incident'] },
  })
  await call('responder', `${issues}/${number}/comments`, { body: `/contain ${told.done}` })
  await call('responder', `${issues}/${number}/comments`, { body: '/phase eradication' })
  return number
}

/** The page of the playground from this element on. */
async function shoot(
  taker: Browser,
  name: string,
  url: string,
  from: string,
  viewport: { width: number; height: number },
): Promise<void> {
  const page = await taker.newPage({ viewport })
  await page.goto(url)
  const element = page.locator(from).first()
  await element.waitFor()
  await element.evaluate((each: { scrollIntoView(): void }) => each.scrollIntoView())
  await page.screenshot({ path: join(ROOT, '.github/images', `${name}.png`) })
  await page.close()
  process.stdout.write(`taken  .github/images/${name}.png\n`)
}
