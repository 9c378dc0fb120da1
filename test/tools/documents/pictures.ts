import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { type Language, wordsIn } from '../../../src/domain/policy/basics.ts'
import { formOf } from '../../../src/domain/policy/form-of.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
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

const STYLE = `
body{font:14px/1.5 "Noto Sans","Noto Sans CJK JP",system-ui,sans-serif;color:#1f2328;margin:0;padding:16px;overflow-wrap:anywhere}
h2{font-size:1.4em;border-bottom:1px solid #d1d9e0b3;padding-bottom:.3em;margin:0 0 16px}h3{font-size:1.15em}
table{border-collapse:collapse;display:block;overflow:auto}td,th{border:1px solid #d1d9e0;padding:6px 13px}
code{background:#818b981f;border-radius:6px;padding:.2em .4em;font-size:85%}
pre{background:#f6f8fa;border-radius:6px;padding:16px;overflow:auto}pre code{background:none;padding:0}
blockquote{border-left:.25em solid #d1d9e0;color:#59636e;margin:0;padding:0 1em}ul{padding-left:1.6em}a{color:#0969da}
`

interface Comment {
  body: string
  user: { login: string }
}

const shots = mkdtempSync(join(tmpdir(), 'hikeshi-pictures-'))
try {
  for (const language of ['en', 'ja'] as const) await take(language)
} finally {
  rmSync(shots, { recursive: true, force: true })
}

async function take(language: Language): Promise<void> {
  const policyText = textOf(POLICY_FILE).replace(/^locale: ja$/m, `locale: ${language}`)
  const sandbox = await startSandbox({ policyText })
  try {
    const comments = await live(sandbox, language)
    const status = comments.find(({ body }) => body.includes('<!-- hikeshi:status -->'))
    const refusal = comments.findLast(({ user }) => user.login.endsWith('[bot]'))
    if (status === undefined || refusal === undefined) throw new Error('the case has no status comment or no refusal')
    await shoot(`status.${language}`, page(status.body), { width: 412, height: 915 })
    await shoot(`refusal.${language}`, page(refusal.body), { width: 860, height: 430 })
    await shoot(`board.${language}`, sandbox.project.url, { width: 1280, height: 360 })
  } finally {
    await sandbox.stop()
  }
}

/** A report, its containment, and somebody who asks for too much; what was said on the case. */
async function live(sandbox: Sandbox, language: Language): Promise<Comment[]> {
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
  return call('officer', `${issues}/${number}/comments?per_page=100`)
}

/** A comment as GitHub shows Markdown, more or less. */
function page(markdown: string): string {
  const path = join(shots, 'page.html')
  const body = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  writeFileSync(
    path,
    `<!doctype html><html><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${body}</body></html>`,
  )
  return `file://${path}`
}

async function shoot(name: string, url: string, { width, height }: { width: number; height: number }): Promise<void> {
  const path = join(ROOT, '.github/images', `${name}.png`)
  // Not in step with this process: the pages of the embedded GitHub come from it.
  await promisify(execFile)(
    'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${shots}`],
      ...[`--window-size=${width},${height}`, `--screenshot=${path}`, url],
    ],
    { timeout: 60_000 },
  )
  process.stdout.write(`taken  .github/images/${name}.png\n`)
}
