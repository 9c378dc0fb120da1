import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { githubClient } from '../../src/adapters/github/client/client.ts'
import { SET_OPTIONS } from '../../src/adapters/github/doctor/fixer.ts'
import { boardSettings } from '../../src/adapters/github/graphql/board-settings.ts'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import { fetchHere } from '../support/fetch-here.ts'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'

type Options = NonNullable<NonNullable<Awaited<ReturnType<typeof boardSettings>>>['field']>['options']

/** Acts on the pages of a repository's labels and of a board's fields. */
function settingsOf(office: Company) {
  const { url, tokens, org, project, repos } = office.sandbox
  const client = githubClient({ auth: tokens.admin ?? '', baseUrl: url, fetch: fetchHere })
  const labels = `/repos/${repos.incidents}/labels`
  return {
    renameLabel: (name: string, to: string) =>
      office.call('admin', 'PATCH', `${labels}/${encodeURIComponent(name)}`, { new_name: to }),
    async labels() {
      const { body } = await office.call('admin', 'GET', `${labels}?per_page=100`)
      return (body as { name: string }[]).map(({ name }) => name)
    },
    async renameField(from: string, to: string) {
      const settings = await boardSettings(client, { org, project: project.number, field: from })
      const query =
        'mutation Rename($field: ID!, $name: String!) { updateProjectV2Field(input: { fieldId: $field, name: $name }) { clientMutationId } }'
      await office.call('admin', 'POST', '/graphql', { query, variables: { field: settings?.field?.id, name: to } })
    },
    async changeOptions(change: (all: Options) => Options) {
      const settings = await boardSettings(client, { org, project: project.number, field: 'Status' })
      const variables = { field: settings?.field?.id, options: change(settings?.field?.options ?? []) }
      await office.call('admin', 'POST', '/graphql', { query: SET_OPTIONS.text, variables })
    },
  }
}

const writes = async (office: Company): Promise<string[]> =>
  (await office.exchanges())
    .filter(({ method, path, requestBody }) => {
      const isQuery = path === '/graphql' && JSON.stringify(requestBody).startsWith('{"query":"query')
      return method !== 'GET' && !isQuery && !/\/labels\/hikeshi/.test(path)
    })
    .map(({ method, path }) => `${method} ${path}`)

describe('R4.2-1 a label that somebody renamed is still that label', () => {
  let office: Company
  let settings: ReturnType<typeof settingsOf>
  let number: number
  beforeAll(async () => {
    office = await company(laidOut(await policyToTry(undefined, undefined)))
    settings = settingsOf(office)
    number = await office.as('reporter').report(ownReport())
    await settings.renameLabel('phase: analysis', '調査中')
  })
  afterAll(() => office.stop())

  const lines = async (of: string) => (await office.ledger(number)).filter(({ type }) => type === of)
  const phaseLabels = async () =>
    (await office.issue(number)).labels.filter((name) => name.startsWith('phase:') || name === '調査中')

  it('put on a case, it moves the case, by whoever may; the case goes on showing it', async () => {
    await office.as('officer').labels(number, '調査中')
    expect(await lines('phase-changed')).toMatchObject([
      { data: { to: 'analysis' }, door: 'label', actor: { login: 'officer' } },
    ])
    expect(await phaseLabels()).toEqual(['調査中'])
  })

  it('a sweep writes nothing, and makes no label anew', async () => {
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await writes(office)).toEqual([])
    expect(await settings.labels()).not.toContain('phase: analysis')
  })

  it('refused: one who may not is told so, and it is taken off', async () => {
    await settings.renameLabel('phase: recovery', '復旧中')
    await office.as('reporter').labels(number, '復旧中')
    await office.as('deputy').labels(number, '復旧中')
    expect(await office.refusal(number)).not.toEqual([])
    expect((await office.issue(number)).labels).not.toContain('復旧中')
    expect(await phaseLabels()).toEqual(['調査中'])
    expect(await lines('phase-changed')).toHaveLength(1)
  })

  it('unheard, the sweep finds it and who put it on', async () => {
    const other = await office.as('reporter').report(ownReport())
    await office.control('POST', '/faults', { drop: 1, seed: 1 })
    await office.as('deputy').labels(other, '調査中')
    await office.control('POST', '/faults', {})
    await office.sweep()
    expect((await office.ledger(other)).filter(({ type }) => type === 'phase-changed')).toMatchObject([
      { data: { to: 'analysis' }, actor: { login: 'deputy' } },
    ])
    expect((await office.issue(other)).labels).toContain('調査中')
  })

  it('once it has its name back, cases show that, and the other name is made by nobody', async () => {
    await settings.renameLabel('調査中', 'phase: analysis')
    const third = await office.as('reporter').report(ownReport())
    await office.as('officer').says(third, '/phase analysis')
    expect((await office.issue(third)).labels).toContain('phase: analysis')
    expect(await settings.labels()).not.toContain('調査中')
  })

  it('a label of people that only looks a little like one asks for nothing', async () => {
    const path = `/repos/${office.sandbox.repos.incidents}/labels`
    await office.call('admin', 'POST', path, { name: '要確認', color: '0052cc', description: '分析の結果を見る' })
    const before = (await office.ledger(number)).length
    await office.as('officer').labels(number, '要確認')
    await office.sweep()
    expect((await office.ledger(number)).length).toBe(before)
    expect((await office.issue(number)).labels).toContain('要確認')
  })
})

describe('R4.2-1 an option of the board that somebody changed', () => {
  let office: Company
  let settings: ReturnType<typeof settingsOf>
  beforeAll(async () => {
    // Where the field is gone, the app says so again and again.
    office = await company({ ...laidOut(await policyToTry(undefined, undefined)), log: 'silent' })
    settings = settingsOf(office)
  })
  afterAll(() => office.stop())

  const rename = (from: string, to: string) =>
    settings.changeOptions((all) => all.map((one) => (one.name === from ? { ...one, name: to } : one)))

  it('renamed while the app runs: cards are put there, and a card that is moved there moves its case', async () => {
    const [one, other] = [
      await office.as('reporter').report(ownReport()),
      await office.as('reporter').report(ownReport()),
    ]
    await rename(columnOf('analysis'), '調査')
    await office.as('officer').says(one, '/phase analysis')
    expect(await office.column(one)).toBe('調査')
    await office.as('officer').moves(other, '調査')
    expect((await office.ledger(other)).findLast(({ type }) => type === 'phase-changed')).toMatchObject({
      ...{ data: { to: 'analysis' }, door: 'board', actor: { login: 'officer' } },
    })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await writes(office)).toEqual([])
  })

  it('and after a restart; unheard, the sweep finds who moved the card', async () => {
    const third = await office.as('reporter').report(ownReport())
    await office.control('POST', '/restart')
    await office.control('POST', '/faults', { drop: 1, seed: 1 })
    await office.as('deputy').moves(third, '調査')
    await office.control('POST', '/faults', {})
    await office.sweep()
    expect((await office.ledger(third)).findLast(({ type }) => type === 'phase-changed')).toMatchObject({
      ...{ data: { to: 'analysis' }, actor: { login: 'deputy' } },
    })
    await rename('調査', columnOf('analysis'))
  })

  it('made anew by the same name, it is another one: cards are put there all the same', async () => {
    const fourth = await office.as('reporter').report(ownReport())
    const analysis = columnOf('analysis')
    await settings.changeOptions((all) => all.filter(({ name }) => name !== analysis))
    await settings.changeOptions((all) => [
      ...all,
      { name: analysis, color: 'BLUE', description: '' } as Options[number],
    ])
    await office.as('officer').says(fourth, '/phase analysis')
    expect(await office.column(fourth)).toBe(analysis)
  })

  it('R4.3-2 its whole field gone: nobody sees its cards, and all else of a case goes on, by sweep as well', async () => {
    const fifth = await office.as('reporter').report(ownReport())
    await settings.renameField('Status', 'State')
    await office.control('POST', '/restart')
    await office.control('POST', '/faults', { drop: 1, seed: 1 })
    await office.as('responder').comments(fifth, '/contain 電源を落とした')
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    expect(await office.control('POST', '/sweep')).toMatchObject({ result: { failed: 0 } })
    await office.sandbox.idle()
    expect(await office.phase(fifth)).toBe('containment')
    expect(await office.as('officer').says(fifth, '/status')).not.toBe('')
    await settings.renameField('State', 'Status')
    await office.sweep()
    expect(await office.column(fifth)).toBe(columnOf('containment'))
  })
})
