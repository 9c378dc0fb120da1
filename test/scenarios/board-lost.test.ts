import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { githubClient } from '../../src/adapters/github/client/client.ts'
import { boardSettings } from '../../src/adapters/github/graphql/board-settings.ts'
import { fetchHere } from '../support/fetch-here.ts'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'

type Listed = { number: number; body: string | null; state: string; labels: unknown[] }

/** The board's fate, and its way back. */
interface Loss {
  lost(office: Company): Promise<unknown>
  back(office: Company): Promise<unknown>
  /** Whether cards can be laid into their columns meanwhile. */
  isShown: boolean
  says: RegExp
}

const mood = (board: string) => (office: Company) => office.control('POST', '/github', { board })
const field = async (office: Company) => {
  const { url, tokens, org, project } = office.sandbox
  const client = githubClient({ auth: tokens.admin ?? '', baseUrl: url, fetch: fetchHere })
  return (await boardSettings(client, { org, project: project.number, field: 'Status' }))?.field
}
/** The columns that the field had when it was deleted. */
let columns: { name: string; color: string; description: string }[] = []

const LOSSES: Readonly<Record<string, Loss>> = {
  'it is deleted, and had again': {
    ...{ lost: mood('deleted'), back: mood('there'), isShown: false },
    says: /プロジェクト 1 が削除されたか、アプリから見えなくなりました/,
  },
  'the app may not see it any more': {
    ...{ lost: mood('unseen'), back: mood('there'), isShown: false },
    says: /プロジェクト 1 が削除されたか、アプリから見えなくなりました/,
  },
  'it is closed': {
    ...{ lost: mood('closed'), back: mood('there'), isShown: true },
    says: /プロジェクト 1 は閉じられています/,
  },
  'its field of columns is deleted, and made anew': {
    async lost(office) {
      const there = await field(office)
      columns = (there?.options ?? []).map(({ name, color, description }) => ({ name, color, description }))
      const query =
        'mutation Gone($field: ID!) { deleteProjectV2Field(input: { fieldId: $field }) { clientMutationId } }'
      await office.call('admin', 'POST', '/graphql', { query, variables: { field: there?.id } })
    },
    async back(office) {
      const { org, project } = office.sandbox
      await office.call('admin', 'POST', `/orgs/${org}/projectsV2/${project.number}/fields`, {
        ...{ name: 'Status', data_type: 'single_select', single_select_options: columns },
      })
    },
    isShown: false,
    says: /単一選択フィールド「Status」がなくなり/,
  },
}

describe('R4.2-4 the board is lost: told once, every case goes on, and nobody is taken for what it shows', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ log: 'silent' })
  }, 120_000)
  afterAll(() => office.stop())

  const told = async (): Promise<Listed[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100`
    const all = (await office.call('admin', 'GET', path)).body as Listed[]
    return all.filter(({ body }) => body?.startsWith('<!-- hikeshi:board='))
  }
  const open = async () => (await told()).filter(({ state }) => state === 'open')
  const asked = async () => (await office.exchanges()).filter(({ path }) => path.includes('/projectsV2/')).length
  const round = async () => {
    await office.forget()
    expect(await office.control('POST', '/sweep')).toMatchObject({ result: { failed: 0 } })
    await office.sandbox.idle()
  }

  it.each(Object.entries(LOSSES))(
    '%s: told once, cases go on, and what was left behind was moved by nobody',
    { timeout: 240_000 },
    async (_, { lost, back, isShown, says }) => {
      const [one, other] = [
        await office.as('reporter').report(ownReport()),
        await office.as('reporter').report(ownReport()),
      ]
      await office.as('officer').moves(other, columnOf('analysis'))
      await office.control('POST', '/clock', { advance: 'PT1M' })
      const before = (await told()).length
      await lost(office)
      await office.as('responder').says(one, '/contain 回線から外した')
      expect(await office.phase(one)).toBe('containment')
      await round()
      const [issue, ...more] = await open()
      expect(more).toEqual([])
      expect(issue?.body).toMatch(says)
      expect(issue?.body).toMatch(/@officer/)
      expect(issue?.labels).toEqual([])
      await round()
      expect(await open()).toHaveLength(1)
      // However many cases there are, the board is asked for a few times a round.
      if (!isShown) expect(await asked()).toBeLessThan(4)

      await office.control('POST', '/restart')
      await office.sandbox.idle()
      await office.as('responder').says(other, '/contain 電源を落とした')
      const third = await office.as('reporter').report(ownReport())
      expect(await office.phase(other)).toBe('containment')
      if (isShown) expect(await office.column(third)).toBe(columnOf('reported'))
      const lines = async () => (await office.ledger(one)).length + (await office.ledger(other)).length
      const [recorded, answers] = [await lines(), (await office.answers(one)).length]

      await back(office)
      await round()
      await round()
      expect(await open()).toEqual([])
      expect(await told()).toHaveLength(before + 1)
      for (const [number, phase] of [
        ...[[one, 'containment'] as const, [other, 'containment'] as const, [third, 'reported'] as const],
      ])
        expect(await office.column(number)).toBe(columnOf(phase))
      // Cards that lay where they had been left were moved by nobody.
      expect(await lines()).toBe(recorded)
      expect((await office.answers(one)).length).toBe(answers)
      await round()
      expect((await writesOf(office)).filter((write) => !/\[sweep /.test(write))).toEqual([])
      await office.as('officer').moves(third, columnOf('analysis'))
      expect((await office.ledger(third)).at(-1)?.actor.login).toBe('officer')
      expect(await office.phase(third)).toBe('analysis')
    },
  )
})
