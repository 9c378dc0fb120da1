import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Field } from '../../src/domain/policy/fields.ts'
import { forkApp } from '../../src/sandbox/app-child.ts'
import type { LoadingApp } from '../../src/sandbox/app-running.ts'
import { type Runner, runnerOn } from '../hosts/action/runner.ts'
import { withCalls } from '../support/calling-policy.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { everythingIn, everythingOnTheBoard, type Written } from './everything-written.ts'
import { type Quiet, quietRepository } from './quiet.ts'
import { POLICY, report, STOLEN } from './report.ts'
import { ALL_PHASES, BEFORE, FOUND, type Phase, RECORD, recordOf } from './walk.ts'

/** A word that nobody writes by chance, in letters that no encoding changes. */
const canary = (home: string, what: string): string => `kanaria${home}${what.replaceAll('-', '')}q`

/** A value of such a field that holds a word of somebody's; undefined: its values are the policy's own words, or times. */
function holding(field: Field, word: string): string | undefined {
  switch (field.kind) {
    case 'text':
    case 'line':
      return word
    case 'accounts':
      return `アカウントなし：${word}`
    case 'choice':
      return field.reason === true ? `${field.options[0]?.id}: ${word}` : undefined
    case 'time':
    case 'choices':
    case 'checks':
    case 'systems':
    case 'customers':
      return undefined
  }
}

/** Every confidential field of the policy that can hold a word: a new one joins by itself. */
const confidential = Object.entries(POLICY.fields)
  .filter(([, field]) => field.confidential === true && holding(field, '') !== undefined)
  .map(([id]) => id)

/** A word in each of them, in one record. */
const wordsFor = (home: string, ids: readonly string[]): string =>
  recordOf(Object.fromEntries(ids.map((id) => [id, holding(POLICY.fields[id] as Field, canary(home, id)) ?? ''])))

/** Where people are called: nobody answers there, so that each call fails, is recorded so and is logged. */
const CALLS = {
  HIKESHI_CALL_CHAT_URL: `http://127.0.0.1:1/${canary('call', 'address')}`,
  HIKESHI_CALL_CHAT_SECRET: canary('call', 'secret'),
  HIKESHI_CALL_MAIL_SERVER: `smtp://${canary('call', 'user')}:${canary('call', 'password')}@127.0.0.1:1`,
  HIKESHI_CALL_MAIL_FROM: `${canary('call', 'from')}@example.jp`,
  HIKESHI_CALL_MAIL_TO: `officer=${canary('call', 'to')}@example.jp`,
}

/** By whom an incident is about an insider: it goes on elsewhere, so that nothing of it is written here. */
const ofInsiders = confidential.filter((id) => POLICY.fields[id]?.kind === 'accounts')

/** The app with its standard error in a file, as a server's log would be kept. */
function logged(file: number): (entry: string) => LoadingApp {
  return (entry) => {
    const { start, clock, idle, sweep, kill, stop } = forkApp(entry, file)
    return { run: async (given) => ({ url: await start(given), clock, idle, sweep, kill, stop }), drop: kill }
  }
}

describe('R8-2 a secret word in everything that is confidential is found nowhere else', () => {
  let office: Company
  let quiet: Quiet
  let written: Record<'incidents' | 'restricted' | 'runbooks' | 'board' | 'shown', Written[]>
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-canaries-'))
  const log = join(folder, 'log')
  const file = openSync(log, 'w')

  const planOfRestricted = async (number: number, text: string) => {
    const at = `/repos/${office.sandbox.repos.restricted}`
    const pulls = (await office.call('officer', 'GET', `${at}/pulls`)).body as { head: { ref: string } }[]
    const branch = pulls[0]?.head.ref ?? ''
    const path = `prevention/${new Date().getUTCFullYear()}/restricted-${number}.md`
    const there = (await office.call('officer', 'GET', `${at}/contents/${path}?ref=${branch}`)).body as { sha: string }
    const content = Buffer.from(text).toString('base64')
    await office.call('admin', 'PUT', `${at}/contents/${path}`, { message: text, branch, sha: there.sha, content })
    await office.sandbox.idle()
  }

  /** GitHub fails now and then, and refuses the record, so that errors are logged; the round afterwards makes up for it. */
  const whileGitHubFails = async (act: () => Promise<unknown>) => {
    await office.control('POST', '/faults', { fail: 0.3, seed: 7 })
    await act()
    await office.control('POST', '/faults', {})
    await office.control('POST', '/github', { rules: { hikeshi: ['update'] } })
    await act()
    await office.control('POST', '/github', { rules: {} })
    await office.sweep()
  }

  /** The whole incident, with a word in every confidential field of the form and of every record. */
  async function incident(): Promise<void> {
    const { as } = office
    const form = { 'reported-for': canary('incident', 'reportedfor'), contact: canary('incident', 'contact') }
    const number = await as('reporter').report(report({ ...STOLEN, ...form }))
    for (const step of ALL_PHASES.slice(1) as Exclude<Phase, 'reported'>[]) {
      await BEFORE[step](office, number, {})
      if (step === 'learning')
        await whileGitHubFails(async () => {
          const ids = confidential.filter((id) => !ofInsiders.includes(id))
          await as('officer').says(number, wordsFor('incident', ids))
        })
      await as('officer').says(number, `/phase ${step}`)
    }
    expect(await office.phase(number)).toBe('closed')
  }

  async function restricted(): Promise<void> {
    const { restricted: home } = office.sandbox.repos
    const word = (what: string) => canary('restricted', what)
    const made = await office.call('officer', 'POST', `/repos/${home}/issues`, {
      ...{ title: word('title'), labels: ['hikeshi: restricted-incident'] },
      body: filled('restricted-incident', { pointer: word('pointer'), kind: 'insider-leak', systems: ['file-share'] }),
    })
    await office.sandbox.idle()
    const { number } = made.body as { number: number }
    const says = (text: string) => quiet.says('officer', number, text)
    await says(
      recordOf({
        insiders: `@deputy、アカウントなし：${word('insiders')}`,
        category: 'breach',
        description: word('description'),
      }),
    )
    await whileGitHubFails(async () => {
      await says(`/note ${word('note')}`)
      await says(`/contain ${word('contain')}`)
      await says(`/nonsense ${word('wrong')}`)
    })
    await says(recordOf({ ...FOUND, systems: 'file-share', damage: word('damage'), cause: word('cause') }))
    await says(`/evidence ${word('evidence')} | ${word('place')}`)
    await says(
      wordsFor(
        'restricted',
        confidential.filter((id) => id !== 'insiders'),
      ),
    )
    await says('/phase eradication')
    await says(recordOf({ 'eradication-measures': word('measures') }))
    await says('/phase recovery')
    await says(recordOf({ ...RECORD, 'stakeholder-impact': word('impact') }))
    await says('/recovered file-share')
    await quiet.says('executive', number, '/stand-down all-recovered')
    await quiet.says('executive', number, '/phase learning')
    expect(await quiet.phase(number)).toBe('learning')
    await planOfRestricted(number, word('plan'))
    await says(`/action @executive 2031-03-31 ${word('action')}`)
    await says(recordOf({ 'went-wrong': word('bad'), 'went-well': word('well') }))
    await says('/set harm third-party')
  }

  async function violation(): Promise<void> {
    const word = (what: string) => canary('violation', what)
    const body = filled('violation', { 'violation-account': word('account') })
    const { number } = await quiet.opens('officer', 'hikeshi: violation', body)
    const offered = { 'hearing-offered-at': '今', 'hearing-offered-how': word('how'), 'hearing-offered-by': '@deputy' }
    const known = { 'concerned-accounts': '@reporter', position: 'employee', 'rule-cited': word('rule') }
    await quiet.says('deputy', number, recordOf({ ...known, explanation: 'given', ...offered, hearing: 'declined' }))
    await quiet.says('deputy', number, wordsFor('violation', confidential))
    await quiet.says('executive', number, wordsFor('violation', confidential))
    await quiet.says('deputy', number, '/phase explained')
    await office.control('POST', '/clock', { advance: 'P8D' })
    await quiet.says('deputy', number, '/phase heard')
    const weighed = { gravity: 'grave', extent: word('extent'), intent: 'negligent', measure: 'caution' }
    await quiet.says('executive', number, recordOf(weighed))
    await quiet.says('executive', number, `/note ${word('note')}`)
    await quiet.says('executive', number, '/phase decided')
    expect(await quiet.phase(number)).toBe('decided')
  }

  /** A run of the Action as people see it: its log, its summary, its outputs and the files that it leaves. */
  async function runs(): Promise<Written[]> {
    const there: Runner = await runnerOn(office.sandbox)
    const found: Written[] = []
    for (const run of ['sweep', 'audit', 'report']) {
      const { log: said, summary, outputs } = await there.run(undefined, { inputs: { run } })
      // The runner itself hides what these lines name.
      found.push({ where: `Action ${run}: log`, text: said.replaceAll(/^::add-mask::.*$/gm, '') })
      found.push({ where: `Action ${run}: summary and outputs`, text: summary + JSON.stringify(outputs) })
    }
    for (const name of await readdir(there.folder, { recursive: true, withFileTypes: true }))
      if (name.isFile()) {
        const text = await readFile(join(name.parentPath, name.name), 'utf8')
        found.push({ where: `Action: ${name.name}`, text })
      }
    await rm(there.folder, { recursive: true, force: true })
    return found
  }

  /** The server's answers to somebody who has no right to one. */
  async function errors(): Promise<Written[]> {
    const { webhookUrl } = office.sandbox
    const tries: [string, RequestInit][] = [
      [webhookUrl, { method: 'POST', body: '{"a":' }],
      [webhookUrl, { method: 'POST', body: '{}', headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } }],
      [new URL('/nowhere', webhookUrl).href, {}],
      [new URL('/health', webhookUrl).href, {}],
    ]
    return Promise.all(
      tries.map(async ([url, init]) => ({ where: `answer of ${url}`, text: await (await fetch(url, init)).text() })),
    )
  }

  beforeAll(async () => {
    office = await company({
      ...{ loadApp: logged(file), log: 'info', policyText: withCalls(readyPolicy()), environment: CALLS },
    })
    quiet = quietRepository(office)
    await restricted()
    await incident()
    await violation()
    // Grave enough that people are called at once, by every channel.
    await office
      .as('reporter')
      .report(report({ ...STOLEN, ongoing: 'spreading', kind: 'malware', systems: ['file-share'] }))
    await office.sweep()
    const { repos } = office.sandbox
    written = {
      incidents: await everythingIn(office, repos.incidents),
      restricted: await everythingIn(office, repos.restricted),
      runbooks: await everythingIn(office, repos.runbooks),
      board: await everythingOnTheBoard(office),
      shown: [{ where: 'log', text: readFileSync(log, 'utf8') }, ...(await runs()), ...(await errors())],
    }
  })
  afterAll(async () => {
    await office.stop()
    closeSync(file)
    await rm(folder, { recursive: true, force: true })
  })

  const withWord = (texts: readonly Written[], word: RegExp): string[] =>
    texts.flatMap(({ where, text }) => [...new Set(text.match(word) ?? [])].map((found) => `${where}: ${found}`))

  it('the words are where they were written: what is searched holds what it should', () => {
    const found = (texts: readonly Written[], home: string) =>
      new Set(texts.flatMap(({ text }) => text.match(new RegExp(`kanaria${home}[a-z]+q`, 'g')) ?? [])).size
    expect(found(written.incidents, 'incident')).toBeGreaterThan(confidential.length / 2)
    // Each field of the policy bears its word somewhere, whoever may write it, and so each is searched for.
    const all = [...written.incidents, ...written.restricted].map(({ text }) => text).join('\n')
    const homes = ['incident', 'restricted', 'violation']
    expect(confidential.filter((id) => !homes.some((home) => all.includes(canary(home, id))))).toEqual([])
    expect(found(written.restricted, 'restricted')).toBeGreaterThan(14)
    expect(found(written.restricted, 'violation')).toBeGreaterThan(4)
    expect(written.shown.find(({ where }) => where === 'log')?.text).toContain('"level":50')
    expect(written.runbooks.some(({ where }) => where.includes('prevention/'))).toBe(true)
  })

  it('confidential fields of an incident are in no other repository and on no board', () => {
    const elsewhere = [...written.runbooks, ...written.restricted, ...written.board]
    expect(withWord(elsewhere, /kanariaincident[a-z]+q/g)).toEqual([])
  })

  it('a restricted incident and a violation are in no other repository and on no board', () => {
    const elsewhere = [...written.incidents, ...written.runbooks, ...written.board]
    expect(withWord(elsewhere, /kanaria(?:restricted|violation)[a-z]+q/g)).toEqual([])
  })

  it('none of them is in a log, a summary, a report, an audit or an error message', () => {
    expect(withWord(written.shown, /kanaria[a-z]+q/g)).toEqual([])
  })

  it('R4.1-1a no address, password or secret of a call stands anywhere, though each call failed and was recorded', () => {
    const all = Object.values(written).flat()
    const called = [...written.incidents, ...written.restricted].flatMap(
      ({ text }) => text.match(/"type":"called","data":\{[^}]*\}/g) ?? [],
    )
    for (const channel of ['chat', 'mail'])
      expect(
        called.filter((one) => one.includes(`"channel":"${channel}"`) && !one.includes('"outcome":"sent"')),
      ).not.toEqual([])
    expect(withWord(all, /kanariacall[a-z]+q/g)).toEqual([])
  })

  it('token, private key and webhook secret stand nowhere at all', async () => {
    const { secrets, tokens } = office.sandbox
    const issued = (await office.exchanges()).flatMap(({ path, responseBody }) =>
      path.endsWith('/access_tokens') ? [String((responseBody as { token?: string }).token)] : [],
    )
    const lines = secrets.privateKey.split('\n').filter((line) => line.length > 40)
    const wanted = [...lines, secrets.webhookSecret, ...Object.values(tokens), ...issued].filter(
      ({ length }) => length > 8,
    )
    expect(wanted.length).toBeGreaterThan(10)
    const all = Object.values(written).flat()
    expect(all.flatMap(({ where, text }) => (wanted.some((one) => text.includes(one)) ? [where] : []))).toEqual([])
  })
})
