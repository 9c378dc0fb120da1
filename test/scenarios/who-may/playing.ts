import { expect } from 'vitest'
import { githubClient } from '../../../src/adapters/github/client/client.ts'
import { gitLedger } from '../../../src/adapters/github/ledger/git-ledger.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { storyIn, type Told } from '../../support/story.ts'
import { asApp } from '../as-app.ts'
import { type Company, company, type Person } from '../company.ts'
import { columnOf, ownReport } from '../report.ts'
import { restoring } from '../restored.ts'
import { CLIENT, COLUMNS, type Column, STRANGER } from './columns.ts'
import { type Cell, NOT_HE } from './judged.ts'
import { type Stage, storyOf, type Try, WORLD } from './rows.ts'
import { nameOf, type Row } from './table.ts'

/** The embedded GitHub, and everybody who tries something on a case that stands where its stage has it. */
export interface Playing {
  office: Company
  /** A case as the stage has it, of which the app has not heard yet. */
  caseFor(stage: Stage, story: Column['story']): Promise<number>
  /** The outcome of each try, in their order. */
  tries(stage: Stage, number: number, column: Column, tried: readonly Try[]): Promise<(Cell | string)[]>
  moves(number: number, column: Column, one: Try): Promise<void>
}

/** These lie where few can read; whoever tries something there was let in. */
const isRestricted = ({ process }: Stage): boolean => process === 'restricted-incident' || process === 'violation'

const CONCERNED: { [P in Stage['process']]?: { by: string; text: string } } = {
  'restricted-incident': { by: 'officer', text: '/set insiders @deputy' },
  violation: { by: 'executive', text: '/set concerned-accounts @deputy' },
}

export async function playing(): Promise<Playing> {
  const office = await company()
  const { repos, tokens, url } = office.sandbox
  // The case that leads, where one is named.
  await office.as('reporter').report(ownReport())
  await office.as('reporter').report(ownReport())
  const records = await restoring(office)
  const store = gitLedger(githubClient({ auth: tokens.admin ?? '', baseUrl: url, fetch: fetchHere }))
  for (const login of ['reporter', 'responder', 'sysadmin', 'automation[bot]'])
    await office.call('admin', 'PUT', `/repos/${repos.restricted}/collaborators/${login}`, { permission: 'triage' })
  const placeOf = (stage: Stage): string => (isRestricted(stage) ? repos.restricted : repos.incidents)
  const lived = new Map<string, Told>()

  function toldOf(stage: Stage, story: Column['story']): Told {
    const key = JSON.stringify([stage.process, stage.acts, story])
    const told = lived.get(key) ?? storyIn(WORLD)(storyOf(stage, story) ?? []).told
    lived.set(key, told)
    return told
  }

  async function ledger(stage: Stage, number: number): Promise<readonly LedgerLine[]> {
    const [owner = '', name = ''] = placeOf(stage).split('/')
    const path = `ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl`
    return (await store.read({ repository: { owner, name }, path }))?.lines ?? []
  }

  async function caseFor(stage: Stage, story: Column['story']): Promise<number> {
    await office.control('POST', '/faults', { drop: 1 })
    const opened = await office.call('officer', 'POST', `/repos/${placeOf(stage)}/issues`, {
      ...{ title: stage.process, body: '', labels: [`hikeshi: ${stage.process}`] },
    })
    const { number } = opened.body as { number: number }
    await office.sandbox.idle()
    if (stage.tries.some(({ door }) => door === 'reopening')) await office.as('officer').closes(number)
    await office.control('POST', '/faults', {})
    const concerned = story === 'concerned' ? CONCERNED[stage.process] : undefined
    await records.restore(number, toldOf(stage, concerned === undefined ? story : 'any'), placeOf(stage).split('/')[1])
    // Stories know the accounts of another world, and whom a case is about goes by the account.
    if (concerned !== undefined) await spokenTo(stage, number, concerned.by, concerned.text)
    // Labels, card and state are shown once somebody speaks to it.
    if (stage.tries.some(({ door }) => door !== 'comment')) await spokenTo(stage, number, 'admin', '/status')
    return number
  }

  /** How long a record was when it was read last. */
  const known = new Map<string, number>()
  async function spokenTo(stage: Stage, number: number, login: string, text: string): Promise<void> {
    const path = `/repos/${placeOf(stage)}/issues/${number}/comments`
    expect((await office.call(login, 'POST', path, { body: text })).status).toBe(201)
    await office.sandbox.idle()
  }

  const loginOf = ({ id, is, person }: Column): string =>
    is === 'bot' ? 'automation[bot]' : id === 'reader' ? 'admin' : is === 'bearer-of-the-old-login' ? STRANGER : person

  async function tries(
    stage: Stage,
    number: number,
    column: Column,
    tried: readonly Try[],
  ): Promise<(Cell | string)[]> {
    const key = `${placeOf(stage)}#${number}`
    const before = known.get(key) ?? (await ledger(stage, number)).length
    const texts = tried.flatMap((one) => (one.door === 'comment' ? [one.text] : []))
    if (texts.length > 0) await comments(stage, number, column, texts.join('\n'))
    for (const one of tried) if (one.door !== 'comment') await moves(number, column, one)
    const all = await ledger(stage, number)
    known.set(key, all.length)
    const lines = all.slice(before)
    const byCause = new Map<string, LedgerLine[]>()
    for (const line of lines)
      if (line.door !== 'app' && line.door !== 'sweep')
        byCause.set(line.cause, [...(byCause.get(line.cause) ?? []), line])
    const found = [...byCause].filter(([cause]) => cause.includes('#') || texts.length === 0)
    const inOrder = found.sort(([one], [other]) => indexIn(one) - indexIn(other))
    return tried.map((_, index) => became(inOrder[index]?.[1]))
  }

  async function comments(stage: Stage, number: number, column: Column, text: string): Promise<void> {
    switch (column.is) {
      case 'app':
        await asApp(office.sandbox, 'POST', `/repos/${placeOf(stage)}/issues/${number}/comments`, { body: text })
        return office.sandbox.idle()
      case 'by-way-of-an-app':
        return spokenTo(stage, number, `ghu_${CLIENT}_${column.person}`, text)
      case 'bearer-of-the-old-login':
      case 'bot':
      case 'himself':
      case 'removed':
      case 'renamed':
        return spokenTo(stage, number, loginOf(column), text)
    }
  }

  async function moves(number: number, column: Column, one: Try): Promise<void> {
    const person: Person =
      column.is === 'by-way-of-an-app' ? office.byWayOf(CLIENT, column.person) : office.as(loginOf(column))
    if (one.door === 'label') await person.labels(number, `phase: ${one.phase}`)
    if (one.door === 'card') await person.moves(number, columnOf(one.phase))
    if (one.door === 'closing') await person.closes(number, one.as)
    if (one.door === 'reopening') await person.reopens(number)
  }

  return { office, caseFor, tries, moves }
}

const indexIn = (cause: string): number => Number(/#(\d+)$/.exec(cause)?.[1] ?? 0)

/** The outcome of a try, by the lines that name it as their cause. */
function became(lines: readonly LedgerLine[] | undefined): Cell | string {
  if (lines === undefined) return 'nothing'
  const said = lines.find(({ type }) => type === 'request-refused')?.data.reasons ?? []
  const codes = (said as { code: string }[]).map(({ code }) => code)
  if (codes.includes('contained-unconfirmed') || codes.includes('kept-as-note')) return 'kept'
  if (codes.some((code) => NOT_HE.includes(code))) return 'refused'
  return lines.some(({ type }) => type !== 'request-refused') ? 'done' : codes.join()
}

export const ofColumn = (id: string): Column => {
  const found = COLUMNS.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no column ${id}`)
  return found
}

export const cellOf = (rows: readonly Row[], stage: Stage, tried: Try, column: Column): Cell => {
  const found = rows.find((row) => row.stage === stage && row.tried === tried)
  if (found === undefined) throw new Error('no such row')
  return found.cells.get(column) ?? 'none'
}

export const named = (stage: Stage, cells: readonly string[], tried = stage.tries): string[] =>
  cells.map((cell, at) => `${nameOf({ stage, tried: tried[at] ?? { door: 'reopening' } }, 'en')}: ${cell}`)

export const expected = (rows: readonly Row[], stage: Stage, tried: readonly Try[], column: Column): string[] =>
  named(
    stage,
    tried.map((one) => cellOf(rows, stage, one, column)),
    tried,
  )
