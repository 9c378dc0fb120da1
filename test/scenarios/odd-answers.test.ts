import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { writesOf } from './swept.ts'

/** A gateway that answers for GitHub. */
const PAGE = '<html><body><h1>502 Bad Gateway</h1></body></html>'
const HTML = { 'content-type': 'text/html' }
const UNKNOWN = { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' }
const SECONDARY = {
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  documentation_url: 'https://docs.github.com/rest',
}
/** The connection broke within the answer. */
const CUT = '{"data": {"repository": {"id'
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const WRITES = [
  ['POST', '/issues/\\d+/comments$'],
  ['PUT', '/contents/ledger'],
  ['POST', '/graphql$'],
  ['PATCH', '/issues/\\d+$'],
  ['GET', '/issues/\\d+'],
] as const

const ANSWERS = [
  [
    'a page of a gateway in place of each answer, nothing done',
    { status: 502, body: PAGE, headers: HTML, done: false },
  ],
  ['a page of a gateway, and what was asked was done', { status: 504, body: PAGE, headers: HTML, done: true }],
  ['the connection ends before it is done', { status: 0, done: false }],
  ['the connection ends once it is done', { status: 0, done: true }],
  ['a token that is taken back in the middle', { status: 401, body: UNKNOWN, done: false }],
  ['a pause that is asked for by a status of 429', { status: 429, body: SECONDARY, headers: { 'retry-after': '1' } }],
  ['each answer ends in the middle, nothing done', { status: 200, body: CUT, headers: JSON_TYPE, done: false }],
  [
    'each answer ends in the middle, and what was asked was done',
    { status: 200, body: CUT, headers: JSON_TYPE, done: true },
  ],
] as const

/** Troubles that GraphQL tells with status 200, of any query or mutation. */
const SAID = [
  ['GraphQL asks for a pause with status 200', { errors: [{ message: SECONDARY.message }] }, false],
  [
    'GraphQL breaks off with status 200, and what was asked was done',
    { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] },
    true,
  ],
  [
    'GraphQL gives nothing of what was asked, and an error for each part',
    {
      data: { repository: null, at: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Not there' }],
    },
    false,
  ],
  [
    'GraphQL gives nulls in the place of what was asked, and no error',
    { data: { repository: null, nodes: [null] } },
    false,
  ],
] as const

describe('R4.2-4 an answer that is none: each act is once on the record, and answered once', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  it.each(ANSWERS)('%s', { timeout: 120_000 }, async (name, answer) => {
    await once(
      name,
      WRITES.map(([method, path]) => ({ method, path, times: 1, ...answer })),
    )
  })

  it.each(SAID)('%s', { timeout: 120_000 }, async (name, body, done) => {
    const answer = { status: 200, body, done, headers: { ...JSON_TYPE, 'retry-after': '1' } }
    await once(name, [{ method: 'POST', path: '/graphql$', times: 2, ...answer }])
  })

  /** An opening and a containment in the midst of it, and a round when it is over. */
  async function once(name: string, instead: readonly object[]) {
    await office.control('POST', '/faults', { instead })
    const number = await office.as('reporter').report(report({ ...STOLEN, description: name }))
    await office.control('POST', '/faults', { instead })
    await office.as('responder').says(number, '/contain 回線から外した')
    await office.control('POST', '/faults', {})
    await office.sweep()
    const lines = await office.ledger(number)
    const times = (type: string) => lines.filter((line) => line.type === type).length
    expect([times('case-opened'), times('phase-changed')]).toEqual([1, 1])
    expect(await office.phase(number)).toBe('containment')
    const own = (await office.comments(number)).filter(({ user }) => user.login === 'hikeshi[bot]')
    expect(own.filter(({ body }) => body.includes('hikeshi:status'))).toHaveLength(1)
    expect(own).toHaveLength(4)
    await office.forget()
    await office.sweep()
    expect(await writesOf(office)).toEqual([])
  }
})
