import { afterAll, beforeAll, expect, it } from 'vitest'
import { asObject, asText } from '../../../src/sandbox/json.ts'
import { report, STOLEN } from '../../scenarios/report.ts'
import { readyPolicy } from '../../support/ready-policy.ts'
import { adopt, type Runner, runner } from './runner.ts'

const FILE = 'contents/.github/hikeshi.yml'

let there: Runner
let base: string
beforeAll(async () => {
  there = await runner({ policyText: readyPolicy() })
  base = `/repos/${there.sandbox.repos.incidents}`
  expect(await adopt(there)).toMatchObject({ code: 0 })
})
afterAll(() => there.stop())

const tip = async () =>
  asText(asObject(asObject(await there.call('admin', 'GET', `${base}/git/ref/heads/hikeshi`)).object).sha) ?? ''
const issues = async () =>
  ((await there.call('admin', 'GET', `${base}/issues?state=all&per_page=100`)) as unknown[]).map(asObject)
const says = async (login: string, number: number, body: string) => {
  const { code, log } = await there.run(await there.comment(login, number, body))
  expect([code, log]).toEqual([0, expect.any(String)])
}

it('R9-2 refused: a case goes on by the policy adopted last, though each run is a process of its own and the record of adoptions was set back', async () => {
  const before = await tip()
  const [opened] = await there.act('reporter', 'POST', `${base}/issues`, {
    ...{ title: 'Report', body: report(STOLEN), labels: ['hikeshi: incident'] },
  })
  const number = Number(asObject(opened?.payload.issue).number)
  expect(await there.run(opened)).toMatchObject({ code: 0 })

  // From here on another person is the officer.
  const file = asObject(await there.call('admin', 'GET', `${base}/${FILE}`))
  const text = Buffer.from(asText(file.content) ?? '', 'base64').toString('utf8')
  const changed = text.replace('teams: [security-officer]', 'users: [admin]')
  expect(changed).not.toBe(text)
  const put = { message: 'Another officer', sha: file.sha, content: Buffer.from(changed).toString('base64') }
  const { sha } = asObject(asObject(await there.call('admin', 'PUT', `${base}/${FILE}`, put)).content)
  await says('officer', number, `/adopt ${asText(sha)}`)
  await says('admin', number, '/note 引き継いだ')

  await there.call('admin', 'PATCH', `${base}/git/refs/heads/hikeshi`, { sha: before, force: true })
  await says('officer', number, '/dismiss 誤報でした')
  expect(asObject(await there.call('admin', 'GET', `${base}/issues/${number}`)).state).toBe('open')
  const notices = (await issues()).filter(({ body }) => asText(body)?.includes('<!-- hikeshi:record-tampered='))
  expect(notices.map(({ title }) => title)).toEqual(['採択の記録に、アプリ以外の者が手を加えました'])
  // To who is the officer now, not to who was it by the older record.
  expect(asText(notices[0]?.body)).toMatch(/@admin/)
  expect(asText(notices[0]?.body)).not.toMatch(/@officer/)

  await says('admin', number, '/dismiss 誤報でした')
  expect(asObject(await there.call('admin', 'GET', `${base}/issues/${number}`)).state).toBe('closed')
  await there.run(undefined, { inputs: { run: 'sweep' } })
  expect((await issues()).filter(({ body }) => asText(body)?.includes('<!-- hikeshi:record-tampered='))).toHaveLength(1)
}, 240_000)
