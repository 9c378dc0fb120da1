import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { githubClient } from '../../../adapters/github/client/client.ts'
import { gitLedger } from '../../../adapters/github/ledger/git-ledger.ts'
import { sealerFrom, sealVerifier } from '../../../adapters/keys/seal-key.ts'
import { findingWords } from '../../../adapters/messages/finding-words.ts'
import { loadPolicy } from '../../../adapters/policy/load-policy.ts'
import { verifyRecords } from '../../../app/audit/verify-records.ts'
import { readRegister } from '../../../app/report/read-register.ts'
import { DEFAULT_LOCALE } from '../../../app/set-up/choices.ts'
import { issueBody } from '../../../domain/issue-form/issue-body.ts'
import { wordsIn } from '../../../domain/policy/basics.ts'
import { formOf } from '../../../domain/policy/form-of.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { type Told, ToldError } from '../../../domain/values/told-error.ts'
import { type PlaygroundWords, playgroundWords } from '../../../sandbox/playground/words.ts'
import type { Sandbox } from '../../../sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../sandbox/start-sandbox.ts'
import { night, REPORTED } from '../../../sandbox/story/night.ts'
import { writeReport } from '../../shared/write-report.ts'
import { amiss } from '../demo/amiss.ts'
import { type Cast, cast } from '../demo/cast.ts'
import { type Step, storyOf } from '../demo/story.ts'
import { jsonTeller, type Teller, teller } from '../demo/tell.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { portToTry } from '../sandbox-port.ts'
import { laidOut, policyToTry } from '../sandbox-set-up.ts'
import { saidBefore } from '../terminal-language.ts'
import { untilStopped } from '../until-stopped.ts'

interface Options {
  locale?: Language
  stay?: boolean
  port?: number
  json?: boolean
}

const BROKEN_PACKAGE: Told = {
  ja: '標準の運用ポリシーを使えません。npm ci をもう一度実行してください',
  en: 'the default policy cannot be used: run "npm ci" again',
}

/** Plays the story; anything that does not go as told ends it with 1. */
export async function demo({ locale: asked, stay, port, json = false }: Options): Promise<void> {
  const started = performance.now()
  const locale = saidBefore(asked, DEFAULT_LOCALE)
  const say = playgroundWords(locale)
  const policyText = await policyToTry(undefined, locale)
  const { policy } = loadPolicy(policyText, { file: 'hikeshi.yml' })
  if (policy === undefined) throw new ToldError(BROKEN_PACKAGE)
  const tell = json ? jsonTeller(process.stdout) : teller(process.stdout, say, phaseWordsIn(policy))
  tell.title(say('demo.title'))
  tell.line(say('demo.how'))
  const listening = await portToTry(port, process.env.PORT)
  const sandbox = await whileWorking(WORKING.sandbox[locale], () =>
    startSandbox({ ...laidOut(policyText), port: listening }),
  )
  try {
    const { issue, failures } = await play(sandbox, policy, say, tell)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    tell.line(
      failures.length === 0 ? say('demo.as-told', { seconds }) : `${say('demo.not-as-told')}\n${failures.join('\n')}`,
    )
    tell.ended({ address: addressOf(sandbox, issue), seconds: Number(seconds), failures })
    if (failures.length > 0) process.exitCode = EXIT.findings
    const stays = stay ?? (process.stdin.isTTY && process.stdout.isTTY)
    tell.line()
    tell.line(`${say(stays ? 'demo.the-case' : 'demo.the-case-later')}\n\n  ${addressOf(sandbox, issue)}\n`)
    if (stays) await untilStopped()
  } finally {
    await sandbox.stop()
  }
}

const phaseWordsIn =
  ({ locale, processes }: Policy) =>
  (phase: string): string =>
    wordsIn(locale, processes.incident?.phases[phase]?.label ?? phase)

const addressOf = ({ url, repos }: Sandbox, issue: number): string =>
  `${url}/${repos.incidents}/issues/${issue}?as=officer`

async function play(
  sandbox: Sandbox,
  policy: Policy,
  say: PlaygroundWords,
  tell: Teller,
): Promise<{ issue: number; failures: string[] }> {
  const people = cast(sandbox)
  const { locale: language } = policy
  const failures: string[] = []
  const form = formOf(policy, 'incident', language)
  if (form === undefined) throw new ToldError(BROKEN_PACKAGE)
  const label = phaseWordsIn(policy)
  const told = night(say, (field) => wordsIn(language, policy.fields[field]?.label ?? field))
  const story = storyOf(told, say, label)
  tell.step(1, { who: 'reporter', door: 'form', does: say('does.report'), says: told.description })
  const body = issueBody(form, { ...REPORTED, 'detected-at': told.detected, description: told.description })
  const issue = await people.report('reporter', told.title, body)
  await people.unread(issue)
  let before = await people.shown(issue)
  tell.moved('', before.phase, before.assignee)
  let refusals = 0
  for (const [index, step] of story.entries()) {
    tell.step(index + 2, step)
    await step.act(people, issue)
    const answers = (await people.unread(issue)).join('\n')
    const after = await people.shown(issue)
    if (step.refused === undefined) tell.moved(before.phase, after.phase, after.assignee)
    else {
      refusals += 1
      tell.refused(answers)
    }
    failures.push(...amiss(step, index + 2, { ...after, answers }, label(after.phase), say))
    before = after
  }
  failures.push(...(await verifyAndSay(sandbox, people, { story, refusals }, language, tell)))
  tell.line(`  ${say('demo.report')} ${await reportOn(sandbox, policy)}`)
  return { issue, failures }
}

async function verifyAndSay(
  sandbox: Sandbox,
  people: Cast,
  { story, refusals }: { story: readonly Step[]; refusals: number },
  language: Language,
  tell: Teller,
): Promise<string[]> {
  const say = playgroundWords(language)
  const [owner = '', name = ''] = sandbox.repos.incidents.split('/')
  const client = githubClient({ auth: sandbox.tokens.admin ?? '', baseUrl: sandbox.url })
  const requests = await people.requests()
  const writers = [{ login: `${sandbox.app.slug}[bot]` }]
  const seals = sealVerifier(sealerFrom(sandbox.secrets.privateKey, 'none').keys)
  const rules = { writers, signatures: 'not-expected', seals, trusted: 'not-at-hand' } as const
  const report = await verifyRecords(gitLedger(client), { owner, name }, rules)
  const { ledgers, lines, commits, findings } = report
  const acts = { acts: story.length + 1, people: new Set(['reporter', ...story.map(({ who }) => who)]).size }
  tell.line()
  tell.title(say('demo.record'))
  tell.line(`  ${say(findings.length === 0 ? 'demo.chain-holds' : 'demo.chain-broken', { ledgers, lines, commits })}`)
  tell.line(`  ${say('demo.counted', { ...acts, refusals, requests })}`)
  const worded = findings.map(await findingWords(language))
  return worded.map(({ path, line, code, message }) => `  ${path}:${line ?? ''} ${code}: ${message}`)
}

/** The register, the figures and the page, where they stay after the story. */
async function reportOn(sandbox: Sandbox, policy: Policy): Promise<string> {
  const [owner = '', name = ''] = sandbox.repos.incidents.split('/')
  const ledger = gitLedger(githubClient({ auth: sandbox.tokens.admin ?? '', baseUrl: sandbox.url }))
  const now = new Date().toISOString()
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-report-'))
  return writeReport(
    { root: folder, folder: '' },
    await readRegister(ledger, 'not-checked', [{ owner, name }], policy, now),
    {
      policy,
      language: policy.locale,
      now,
      // It has just been played.
      records: 'vouched-for',
    },
  )
}
