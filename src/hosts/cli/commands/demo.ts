import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { githubClient } from '../../../adapters/github/client/client.ts'
import { gitLedger } from '../../../adapters/github/ledger/git-ledger.ts'
import { loadPolicy } from '../../../adapters/policy/load-policy.ts'
import { verifyRecords } from '../../../app/audit/verify-records.ts'
import { readRegister } from '../../../app/report/read-register.ts'
import { issueBody } from '../../../domain/issue-form/issue-body.ts'
import { formOf } from '../../../domain/policy/form-of.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { packageRoot } from '../../../sandbox/organisation/templates.ts'
import type { Sandbox } from '../../../sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../sandbox/start-sandbox.ts'
import { writeReport } from '../../shared/write-report.ts'
import { type Cast, cast } from '../demo/cast.ts'
import { REPORT, STORY, type Step } from '../demo/story.ts'
import { type Teller, teller } from '../demo/tell.ts'
import { EXIT } from '../exit.ts'

export function demoCommand(): Command {
  return new Command('demo').description('one incident from the form to closed, on the embedded GitHub').action(demo)
}

/** Plays the story; anything that does not go as told ends it with 1. */
async function demo(): Promise<void> {
  const started = performance.now()
  const tell = teller(process.stdout)
  const policyText = readFileSync(join(packageRoot(), 'templates/policy/hikeshi.yml'), 'utf8').replace(
    /^locale: ja$/m,
    'locale: en',
  )
  tell.title('One incident, from the form to closed')
  tell.line("Everybody acts by GitHub's own API on the embedded GitHub; nothing leaves this machine.")
  const sandbox = await startSandbox({ policyText })
  try {
    const failures = await play(sandbox, policyText, tell)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    tell.line(
      failures.length === 0 ? `All of it went as told, in ${seconds} s.` : `Not as told:\n${failures.join('\n')}`,
    )
    if (failures.length > 0) process.exitCode = EXIT.findings
  } finally {
    await sandbox.stop()
  }
}

async function play(sandbox: Sandbox, policyText: string, tell: Teller): Promise<string[]> {
  const people = cast(sandbox)
  const failures: string[] = []
  const { policy } = loadPolicy(policyText, { file: 'hikeshi.yml' })
  const form = policy === undefined ? undefined : formOf(policy, 'incident', 'en')
  if (form === undefined) throw new Error('the default policy has no English form for an incident')
  tell.step(1, {
    who: REPORT.who,
    door: 'form',
    does: 'opens the form, not sure whether it is one',
    says: REPORT.input.description,
  })
  const issue = await people.report(REPORT.who, REPORT.title, issueBody(form, REPORT.input))
  await people.unread(issue)
  let before = await people.shown(issue)
  tell.moved('', before.phase, before.assignee)
  let refusals = 0
  for (const [index, step] of STORY.entries()) {
    tell.step(index + 2, step)
    await step.act(people, issue)
    const answers = (await people.unread(issue)).join('\n')
    const after = await people.shown(issue)
    if (step.refused === undefined) tell.moved(before.phase, after.phase, after.assignee)
    else {
      refusals += 1
      tell.refused(answers)
    }
    failures.push(...amiss(step, index + 2, after, answers))
    before = after
  }
  failures.push(...(await verifyAndSay(sandbox, people, refusals, tell)))
  if (policy !== undefined) tell.line(`  The report: ${await reportOn(sandbox, policy)}`)
  return failures
}

/** What a step should have brought about and did not. */
function amiss(
  step: Step,
  number: number,
  shown: { phase: string; column: string; state: string },
  answers: string,
): string[] {
  const problems: string[] = []
  if (shown.phase !== step.phase) problems.push(`the case stands in "${shown.phase}", not in "${step.phase}"`)
  if (shown.column.toLowerCase() !== shown.phase) problems.push(`the card lies in "${shown.column}"`)
  if ((shown.state === 'closed') !== (step.phase === 'closed')) problems.push(`the issue is ${shown.state}`)
  for (const clause of step.refused ?? [])
    if (!answers.includes(clause)) problems.push(`the answer does not name ${clause}`)
  return problems.map((problem) => `  step ${number} (${step.who}): ${problem}`)
}

async function verifyAndSay(sandbox: Sandbox, people: Cast, refusals: number, tell: Teller): Promise<string[]> {
  const [owner = '', name = ''] = sandbox.repos.incidents.split('/')
  const client = githubClient({ auth: sandbox.tokens.admin ?? '', baseUrl: sandbox.url })
  const requests = await people.requests()
  const writers = [{ login: `${sandbox.app.slug}[bot]` }]
  const report = await verifyRecords(gitLedger(client), { owner, name }, { writers, signatures: 'not-expected' })
  tell.line()
  tell.title('The record')
  tell.line(
    `  ${report.ledgers} ledgers (the adopted policy's and the case's), ${report.lines} lines in ${report.commits} commits, every one by the app: ${report.findings.length === 0 ? 'the chain holds' : 'DOES NOT HOLD'}.`,
  )
  tell.line(
    `  ${STORY.length + 1} acts by ${new Set([REPORT.who, ...STORY.map(({ who }) => who)]).size} people, ${refusals} refused; ${requests} requests by the app.`,
  )
  return report.findings.map(({ path, line, code, why }) => `  ${path}:${line ?? ''} ${code}: ${why}`)
}

/** The register, the figures and the page, where they stay after the story. */
async function reportOn(sandbox: Sandbox, policy: Policy): Promise<string> {
  const [owner = '', name = ''] = sandbox.repos.incidents.split('/')
  const ledger = gitLedger(githubClient({ auth: sandbox.tokens.admin ?? '', baseUrl: sandbox.url }))
  const now = new Date().toISOString()
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-report-'))
  return writeReport(folder, await readRegister(ledger, [{ owner, name }], policy, now), {
    policy,
    language: 'en',
    now,
  })
}
