import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import { readyPolicy } from '../../support/ready-policy.ts'
import { adopt, type Event, type Runner, runner } from './runner.ts'

describe('R4.1-3 what watches reports by a dispatch, or as an alert of GitHub’s', () => {
  let there: Runner
  let around: Json
  beforeAll(async () => {
    const policyText = readyPolicy().replace(
      'customers: {}',
      'customers: {}\nalerts: { of: [secret-scanning], in: [website] }',
    )
    there = await runner({ policyText })
    expect(await adopt(there)).toMatchObject({ code: 0 })
    const [event] = await there.act('admin', 'POST', `/repos/${there.sandbox.repos.incidents}/issues`, {
      title: '/',
      body: '/adopt x',
    })
    const { repository, sender } = event?.payload ?? {}
    around = { repository, sender }
  })
  afterAll(() => there.stop())

  const issues = async (state = 'open'): Promise<Json[]> =>
    (
      (await there.call(
        'admin',
        'GET',
        `/repos/${there.sandbox.repos.incidents}/issues?state=${state}&per_page=100`,
      )) as unknown[]
    )
      .map(asObject)
      .filter(({ user }) => asText(asObject(user).login)?.endsWith('[bot]'))
  const labels = (issue: Json | undefined) =>
    ((issue?.labels ?? []) as unknown[]).map((label) => asText(asObject(label).name))
  const comments = async (number: unknown): Promise<string> =>
    (
      (await there.call(
        'admin',
        'GET',
        `/repos/${there.sandbox.repos.incidents}/issues/${number}/comments`,
      )) as unknown[]
    )
      .map((one) => asText(asObject(one).body))
      .join('\n')
  const dispatch = (title: string, text?: string): Event => ({
    name: 'repository_dispatch',
    payload: { ...around, action: 'hikeshi-report', client_payload: { title, ...(text !== undefined && { text }) } },
  })
  const alert = (name: string, number: number): Event => ({
    name,
    payload: {
      ...around,
      // Public, as the sources of many a website are.
      repository: { ...asObject(around.repository), id: 99, name: 'website', private: false },
      action: 'created',
      alert: { number, html_url: `https://github.com/example-corp/incidents/security/${number}` },
    },
  })

  it('allowed: a dispatch opens a case, with its words as a description that commands nothing', async () => {
    const text = '@everyone <!-- hikeshi:status -->\n/phase analysis\n### x'
    expect(await there.run(dispatch('Disk of web-1 is full', text))).toMatchObject({ code: 0 })
    const [issue, ...more] = await issues()
    expect(more).toEqual([])
    expect(labels(issue)).toEqual(expect.arrayContaining(['hikeshi: incident', 'phase: reported']))
    expect(asText(issue?.body)).not.toContain('<!-- hikeshi:status')
    expect(asText(issue?.body)).not.toMatch(/^\/phase|@everyone/m)
  })

  it('allowed: the same again joins its case, where it is counted', async () => {
    const before = await issues()
    for (const title of ['Disk of web-1 is full', 'disk of web-1 is full!']) await there.run(dispatch(title))
    expect(await issues()).toHaveLength(before.length)
    expect(await comments(before[0]?.number)).toContain('**2** 件')
  })

  it('refused: the same run once more opens no second case, though its case has ended; a new one does', async () => {
    const report = () => issues('all').then((all) => all.filter(({ title }) => asText(title)?.includes('Backup')))
    const again = (run: string) => there.run(dispatch('Backup failed'), { env: { GITHUB_RUN_ID: run } })
    await again('7001')
    const [first] = await report()
    await there.call('admin', 'PATCH', `/repos/${there.sandbox.repos.incidents}/issues/${first?.number}`, {
      state: 'closed',
    })
    expect(await again('7001')).toMatchObject({ code: 0 })
    expect(await report()).toHaveLength(1)
    await again('7002')
    expect(await report()).toHaveLength(2)
    const [, second] = (await report()).sort((one, other) => Number(one.number) - Number(other.number))
    await again('7002')
    expect(await comments(second?.number)).not.toContain('件あります')
    await again('7003')
    await again('7003')
    expect(await comments(second?.number)).toContain('**1** 件')
    expect(await report()).toHaveLength(2)
  })

  it('allowed: an alert that the policy hears opens one, without what was found', async () => {
    const before = await issues()
    expect(await there.run(alert('secret_scanning_alert', 42))).toMatchObject({ code: 0 })
    const [issue, ...more] = (await issues()).filter(({ number }) => before.every((one) => one.number !== number))
    expect(more).toEqual([])
    expect(asText(issue?.title)).toContain('42')
    await there.run(alert('secret_scanning_alert', 42))
    expect(await issues()).toHaveLength(before.length + 1)
  })

  it('refused: an alert that it does not hear, and a dispatch of another type', async () => {
    const before = await issues()
    await there.run(alert('dependabot_alert', 43))
    await there.run({ ...dispatch('x'), payload: { ...dispatch('x').payload, action: 'deploy' } })
    expect(await issues()).toHaveLength(before.length)
  })
})
