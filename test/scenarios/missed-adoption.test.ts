import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'

const FILE = '.github/hikeshi.yml'

describe('an adoption of which nobody heard', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ adopt: false, policyText: readyPolicy() })
    await office.control('POST', '/faults', { drop: 1 })
  })
  afterAll(() => office.stop())

  const incidents = () => `/repos/${office.sandbox.repos.incidents}`
  const policy = async () => (await office.call('admin', 'GET', `${incidents()}/contents/${FILE}`)).body as Pushed
  interface Pushed {
    sha: string
    content: string
  }
  const issue = async (login: string, title: string): Promise<number> => {
    const { body } = await office.call(login, 'POST', `${incidents()}/issues`, { title, body: '' })
    return (body as { number: number }).number
  }
  const comments = async (login: string, number: number, body: string): Promise<number> =>
    ((await office.call(login, 'POST', `${incidents()}/issues/${number}/comments`, { body })).body as { id: number }).id
  const adopted = async (): Promise<string[]> => {
    const { body, status } = await office.call(
      'admin',
      'GET',
      `${incidents()}/contents/ledger/policy.jsonl?ref=hikeshi`,
    )
    if (status === 404) return []
    const lines = Buffer.from((body as Pushed).content, 'base64')
      .toString('utf8')
      .trim()
      .split('\n')
    return lines
      .map((line) => JSON.parse(line))
      .flatMap(({ type, data }) => (type === 'policy-adopted' ? data.sha : []))
  }

  it('R9-2 the first one is found by a sweep, judged as if it had been heard, and once', async () => {
    const { sha } = await policy()
    const number = await issue('admin', 'Set-up')
    await comments('reporter', number, `/adopt ${sha}`)
    await office.sweep()
    expect(await adopted()).toEqual([])
    await comments('admin', number, `/adopt ${sha}`)
    await office.sweep()
    expect(await adopted()).toEqual([sha])
    const answers = await office.answers(number)
    await office.sweep()
    expect(await adopted()).toEqual([sha])
    expect(await office.answers(number)).toEqual(answers)
  })

  it('R9-2 refused: a comment that somebody edited adopts nothing, nor does one of an older file', async () => {
    const [before = ''] = await adopted()
    const { sha, content } = await policy()
    const text = `${Buffer.from(content, 'base64').toString('utf8')}\n# another\n`
    const change = { message: 'Change', sha, content: Buffer.from(text).toString('base64') }
    await office.call('admin', 'PUT', `${incidents()}/contents/${FILE}`, change)
    const next = (await policy()).sha
    const number = await issue('officer', 'Another policy')
    await comments('officer', number, `/adopt ${before}`)
    const edited = await comments('officer', number, 'Read it')
    await office.call('admin', 'PATCH', `${incidents()}/issues/comments/${edited}`, { body: `/adopt ${next}` })
    await office.sweep()
    expect(await adopted()).toEqual([before])
    await comments('officer', number, `/adopt ${next}`)
    await office.sweep()
    expect(await adopted()).toEqual([before, next])
  })
})
