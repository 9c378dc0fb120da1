import { expect } from 'vitest'
import { githubClient } from '../../../src/adapters/github/client/client.ts'
import { gitLedger } from '../../../src/adapters/github/ledger/git-ledger.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { storyIn, type Told } from '../../support/story.ts'
import { type Company, company } from '../company.ts'
import { ownReport } from '../report.ts'
import { restoring } from '../restored.ts'
import { COLUMNS, type Column } from './columns.ts'
import { type Cell, NOT_HE } from './judged.ts'
import { letIn, sentBy } from './let-in.ts'
import { isOnCase, type Request, requestOf, type Target } from './requests.ts'
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

/** The report as it stood, where an answer of it is edited. */
const bodyOf = ({ tries: [one] }: Stage): string => (one?.door === 'report-edit' ? one.from : '')

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
  await letIn(office, repos.incidents)
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
      ...{ title: stage.process, body: bodyOf(stage), labels: [`hikeshi: ${stage.process}`] },
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

  async function tries(
    stage: Stage,
    number: number,
    column: Column,
    tried: readonly Try[],
  ): Promise<(Cell | string)[]> {
    const key = `${placeOf(stage)}#${number}`
    const target = { place: placeOf(stage), number, comment: await written(stage, number, column, tried) }
    const before = (target.comment === 0 ? known.get(key) : undefined) ?? (await ledger(stage, number)).length
    const texts = tried.flatMap((one) => (one.door === 'comment' ? [one.text] : []))
    const together: Try[] = texts.length > 0 ? [{ door: 'comment', text: texts.join('\n') }] : []
    const statuses: number[] = []
    for (const one of [...together, ...tried.filter(({ door }) => door !== 'comment')])
      statuses.push(await asks(target, column, one))
    const all = await ledger(stage, number)
    known.set(key, all.length)
    const lines = all.slice(before)
    if (statuses.every((status) => status === 404)) return tried.map(() => (lines.length === 0 ? 'barred' : 'heard'))
    expect(statuses.filter((status) => status >= 300)).toEqual([])
    const byCause = new Map<string, LedgerLine[]>()
    for (const line of lines)
      if (line.door !== 'app' && line.door !== 'sweep')
        byCause.set(line.cause, [...(byCause.get(line.cause) ?? []), line])
    const found = [...byCause].filter(([cause]) => cause.includes('#') || texts.length === 0)
    const inOrder = found.sort(([one], [other]) => indexIn(one) - indexIn(other))
    return tried.map((_, index) => became(inOrder[index]?.[1]))
  }

  /** The comment that is to be edited, as it stood; none where another door is tried. */
  async function written(stage: Stage, number: number, column: Column, [one]: readonly Try[]): Promise<number> {
    if (one?.door !== 'edit') return 0
    // An account without access has no comment of its own there, and tries it with the officer's.
    const author = one.whose === 'officer' || column.is === 'outsider' ? ofColumn('officer') : column
    const path = `/repos/${placeOf(stage)}/issues/${number}/comments`
    const { status, body } = await sends(author, ['POST', path, { body: one.from }])
    expect(status).toBeLessThan(300)
    await office.sandbox.idle()
    return (body as { id: number }).id
  }

  const sends = (column: Column, request: Request) => sentBy(office, column, request)

  async function asks(target: Target, column: Column, one: Try): Promise<number> {
    if (!isOnCase(one)) throw new Error(`${one.door} is played by itself`)
    const { status } = await sends(column, await requestOf(office, target, one))
    await office.sandbox.idle()
    return status
  }

  const moves = async (number: number, column: Column, one: Try): Promise<void> => {
    expect(await asks({ place: repos.incidents, number, comment: 0 }, column, one)).toBeLessThan(300)
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
