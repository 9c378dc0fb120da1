import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { storyIn } from '../../support/story.ts'
import { asApp } from '../as-app.ts'
import { type Company, company, type Person } from '../company.ts'
import { columnOf, ownReport, report, STOLEN } from '../report.ts'
import { type Restoring, restoring } from '../restored.ts'
import { CLIENT, COLUMNS, type Column, NEW_LOGIN, STRANGER_ID } from './columns.ts'
import { type Cell, NOT_HE } from './judged.ts'
import { STAGES, type Stage, storyOf, type Try, WORLD } from './rows.ts'
import { nameOf, type Row, whoMay } from './table.ts'

/** Stages on which one moving try, or a door that is no comment, is played. */
const isPlayed = ({ process, tries }: Stage): boolean =>
  ['incident', 'exception', 'disclosure'].includes(process) &&
  tries.every(({ door }) => door !== 'review' && door !== 'form')

describe('R8-2 who may do what: the committed tables are what happens on GitHub', () => {
  let office: Company
  let records: Restoring
  const rows = whoMay()
  beforeAll(async () => {
    office = await company()
    // The case that leads, where one is named.
    await office.as('reporter').report(ownReport())
    await office.as('reporter').report(ownReport())
    records = await restoring(office)
  })
  // Others hold what is said here to GitHub's own description: the same commands, by the same people.
  afterAll(() => office.sandbox.stop())

  const ofColumn = (id: string): Column => {
    const found = COLUMNS.find((one) => one.id === id)
    if (found === undefined) throw new Error(`no column ${id}`)
    return found
  }

  /** A case as the stage has it, of which the app has not heard yet. */
  async function caseFor(stage: Stage, story: Column['story']): Promise<number> {
    await office.control('POST', '/faults', { drop: 1 })
    const number = await office
      .as('reporter')
      .report('', { title: stage.process, labels: [`hikeshi: ${stage.process}`] })
    if (stage.tries.some(({ door }) => door === 'reopening')) await office.as('officer').closes(number)
    await office.control('POST', '/faults', {})
    await records.restore(number, storyIn(WORLD)(storyOf(stage, story) ?? []).told)
    // Labels, card and state are shown once somebody speaks to it.
    if (stage.tries.some(({ door }) => door !== 'comment')) await spokenTo(number, office.as('admin'), '/status')
    return number
  }

  /** How long a record was when it was read last. */
  const known = new Map<number, number>()
  async function spokenTo(number: number, person: Person, text: string): Promise<void> {
    await person.comments(number, text)
    await office.sandbox.idle()
  }

  const loginOf = ({ id, is, person }: Column): string =>
    is === 'bot' ? 'automation[bot]' : id === 'reader' ? 'admin' : person

  /** What the app writes down because somebody tried something, in the order of what was tried. */
  async function tries(number: number, column: Column, tried: readonly Try[]): Promise<(Cell | string)[]> {
    const before = known.get(number) ?? (await office.ledger(number)).length
    const texts = tried.flatMap((one) => (one.door === 'comment' ? [one.text] : []))
    if (texts.length > 0) await comments(number, column, texts.join('\n'))
    for (const one of tried) if (one.door !== 'comment') await moves(number, column, one)
    const all = await office.ledger(number)
    known.set(number, all.length)
    const lines = all.slice(before)
    const byCause = new Map<string, LedgerLine[]>()
    for (const line of lines)
      if (line.door !== 'app' && line.door !== 'sweep')
        byCause.set(line.cause, [...(byCause.get(line.cause) ?? []), line])
    const found = [...byCause].filter(([cause]) => cause.includes('#') || texts.length === 0)
    const inOrder = found.sort(([one], [other]) => indexIn(one) - indexIn(other))
    return tried.map((_, index) => became(inOrder[index]?.[1]))
  }

  async function comments(number: number, column: Column, text: string): Promise<void> {
    const path = `/repos/${office.sandbox.repos.incidents}/issues/${number}/comments`
    switch (column.is) {
      case 'app':
        await asApp(office.sandbox, 'POST', path, { body: text })
        return office.sandbox.idle()
      case 'by-way-of-an-app':
        return spokenTo(number, office.byWayOf(CLIENT, column.person), text)
      case 'renamed':
      case 'bearer-of-the-old-login':
        return deliversAs(number, column, text)
      case 'bot':
      case 'himself':
      case 'removed':
        return spokenTo(number, office.as(loginOf(column)), text)
    }
  }

  /** No account can be renamed on the embedded GitHub: its delivery is sent as GitHub would send it then. */
  async function deliversAs(number: number, { is, person }: Column, text: string): Promise<void> {
    await spokenTo(number, office.as(person), '見ています')
    const heard = (await office.deliveries()).findLast(({ event }) => event === 'issue_comment')
    const payload = JSON.parse(JSON.stringify(heard?.payload)) as Record<'comment' | 'sender', Record<string, unknown>>
    const odd = is === 'renamed' ? { login: NEW_LOGIN } : { id: STRANGER_ID }
    Object.assign(payload.sender, odd)
    Object.assign(payload.comment, { body: text, user: payload.sender })
    const body = JSON.stringify(payload)
    const signature = createHmac('sha256', office.sandbox.secrets.webhookSecret).update(body).digest('hex')
    const headers = {
      ...{ 'content-type': 'application/json', 'x-github-event': 'issue_comment', 'x-github-delivery': randomUUID() },
      'x-hub-signature-256': `sha256=${signature}`,
    }
    const { status } = await fetch(office.sandbox.webhookUrl, { method: 'POST', headers, body })
    expect(status).toBeLessThan(300)
    await office.sandbox.idle()
  }

  async function moves(number: number, column: Column, one: Try): Promise<void> {
    const person: Person =
      column.is === 'by-way-of-an-app' ? office.byWayOf(CLIENT, column.person) : office.as(loginOf(column))
    if (one.door === 'label') await person.labels(number, `phase: ${one.phase}`)
    if (one.door === 'card') await person.moves(number, columnOf(one.phase))
    if (one.door === 'closing') await person.closes(number, one.as)
    if (one.door === 'reopening') await person.reopens(number)
  }

  it.each(COLUMNS.filter(({ id }) => !['concerned', 'removed'].includes(id)).map(({ id }) => [id]))(
    'every command of an open incident at once, by: %s',
    async (id) => {
      const column = ofColumn(id)
      const stage = STAGES.reported
      if (stage === undefined) throw new Error('no stage')
      const number = await caseFor(stage, column.story)
      expect(named(stage, await tries(number, column, stage.tries))).toEqual(expected(rows, stage, stage.tries, column))
    },
  )

  it('every other row, by somebody who may not and by somebody who may', async () => {
    const used = new Map<Column, number>()
    const pick = (cells: Row['cells'], cell: Cell): Column | undefined =>
      [...cells]
        .filter(
          ([{ is, story }, one]) =>
            one === cell && story !== 'unanswered' && ['himself', 'by-way-of-an-app'].includes(is),
        )
        .map(([column]) => column)
        .sort((one, other) => (used.get(one) ?? 0) - (used.get(other) ?? 0))[0]
    // Who is refused changes nothing, so stages of one story share a case until somebody moves it.
    const cases = new Map<string, number>()
    for (const stage of Object.values(STAGES).filter((one) => isPlayed(one) && one !== STAGES.reported)) {
      const story = JSON.stringify([stage.acts, stage.tries.map(({ door }) => door !== 'comment')])
      for (const tried of stage.tries) {
        const { cells } = rowOf(rows, stage, tried)
        const number = cases.get(story) ?? (await caseFor(stage, 'any'))
        cases.set(story, number)
        for (const cell of ['refused', 'done'] as const) {
          const column = pick(cells, cell)
          if (column === undefined) continue
          if (cell === 'done') cases.delete(story)
          used.set(column, (used.get(column) ?? 0) + 1)
          expect([column.id, ...named(stage, await tries(number, column, [tried]), [tried])]).toEqual([
            column.id,
            ...expected(rows, stage, [tried], column),
          ])
        }
      }
    }
    expect(used.size).toBeGreaterThan(8)
  }, 120_000)

  it('a bot and the app itself are answered by nobody, and what they move is put back', async () => {
    const stage = STAGES.labelled
    if (stage === undefined) throw new Error('no stage')
    const number = await caseFor(stage, 'any')
    const { answers } = office
    const before = [(await office.ledger(number)).length, (await answers(number)).length]
    for (const tried of [STAGES.labelled, STAGES.dragged, STAGES.closedByHand].flatMap((one) => one?.tries ?? []))
      await moves(number, ofColumn('bot'), tried)
    expect([(await office.ledger(number)).length, (await answers(number)).length]).toEqual(before)
    expect([await office.phase(number), await office.column(number), (await office.issue(number)).state]).toEqual([
      ...['reported', columnOf('reported'), 'open'],
    ])
  })

  it('who cannot read the repository gets GitHub’s own answer by every door', async () => {
    const at = `/repos/${office.sandbox.repos.incidents}/issues`
    const doors: [string, string, unknown][] = [
      ['POST', at, { title: 'Report', body: report(STOLEN) }],
      ['POST', `${at}/1/comments`, { body: '/contain Unplugged' }],
      ['POST', `${at}/1/labels`, { labels: ['phase: analysis'] }],
      ['PATCH', `${at}/1`, { state: 'closed' }],
    ]
    for (const [method, path, body] of doors)
      expect((await office.call('outsider', method, path, body)).status).toBe(404)
  })

  it('who was removed from the officer’s team may do nothing of it a minute later, by any door', async () => {
    const column = ofColumn('removed')
    const stage = STAGES.reported
    if (stage === undefined) throw new Error('no stage')
    const number = await caseFor(stage, 'any')
    const team = '/orgs/example-corp/teams/security-officer/memberships'
    // The delivery that tells of it is lost.
    await office.control('POST', '/faults', { drop: 1 })
    await office.call('admin', 'DELETE', `${team}/officer`)
    await office.call('admin', 'PUT', `${team}/board`)
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT61S' })
    expect(named(stage, await tries(number, column, stage.tries))).toEqual(expected(rows, stage, stage.tries, column))
    for (const other of [STAGES.labelled, STAGES.dragged, STAGES.closedByHand]) {
      if (other === undefined) throw new Error('no stage')
      expect(named(other, await tries(await caseFor(other, 'any'), column, other.tries))).toEqual(
        expected(rows, other, other.tries, column),
      )
    }
  })
})

const indexIn = (cause: string): number => Number(/#(\d+)$/.exec(cause)?.[1] ?? 0)

/** What a try came to, by the lines that name it as their cause. */
function became(lines: readonly LedgerLine[] | undefined): Cell | string {
  if (lines === undefined) return 'nothing'
  const said = lines.find(({ type }) => type === 'request-refused')?.data.reasons ?? []
  const codes = (said as { code: string }[]).map(({ code }) => code)
  if (codes.includes('contained-unconfirmed') || codes.includes('kept-as-note')) return 'kept'
  if (codes.some((code) => NOT_HE.includes(code))) return 'refused'
  return lines.some(({ type }) => type !== 'request-refused') ? 'done' : codes.join()
}

const rowOf = (rows: readonly Row[], stage: Stage, tried: Try): Row => {
  const found = rows.find((row) => row.stage === stage && row.tried === tried)
  if (found === undefined) throw new Error('no such row')
  return found
}

const named = (stage: Stage, cells: readonly string[], tried = stage.tries): string[] =>
  cells.map((cell, at) => `${nameOf({ stage, tried: tried[at] ?? { door: 'reopening' } }, 'en')}: ${cell}`)

const expected = (rows: readonly Row[], stage: Stage, tried: readonly Try[], column: Column): string[] =>
  named(
    stage,
    tried.map((one) => rowOf(rows, stage, one).cells.get(column) ?? 'none'),
    tried,
  )
