import { describe, expect, it } from 'vitest'
import { askAhead, firstQuestions } from '../../../src/hosts/action/ask-ahead.ts'
import { queryOf } from '../../../src/hosts/action/first-look.ts'
import type { Fetch } from '../../../src/hosts/action/light-fetch.ts'
import { checkGraphql } from '../../contracts/check-graphql.ts'

const ENV = { GITHUB_API_URL: 'https://api.example', GITHUB_REPOSITORY: 'corp/incidents' }
const ISSUE = { number: 7, created_at: '2030-01-02T03:04:05Z' }

/** A GitHub that counts, answers with how often it was asked, and fails where it is told to. */
function counting(
  failing: (url: string) => 'status' | 'connection' | undefined = () => undefined,
  graphql = JSON.stringify({ data: LOOKED }),
) {
  const asked: string[] = []
  const fetch: Fetch = async (url, { method = 'GET' } = {}) => {
    const first = !asked.includes(`${method} ${url}`)
    asked.push(`${method} ${url}`)
    const fails = first ? failing(url) : undefined
    if (fails === 'connection') throw new Error('no connection')
    const text = url.endsWith('/graphql') ? graphql : String(asked.length)
    return {
      ...{ status: fails === 'status' ? 404 : 200, url, headers: new Map() },
      text: async () => text,
      arrayBuffer: async () => new ArrayBuffer(0),
    }
  }
  return { asked, fetch }
}

const VIEWER = { viewer: { login: 'hikeshi[bot]', databaseId: 5 } }
const blob = (text: string) => ({ oid: 'a1', text, isTruncated: false, isBinary: false })
const LOOKED = { ...VIEWER, repository: { databaseId: 9, isPrivate: true, f0: blob('policy\n'), f1: blob('record\n') } }

const questions = firstQuestions(ENV, ISSUE, 'event')
const asksFirst = (asked: typeof questions) => [asked.look?.question, ...asked.questions].map((one) => one?.url ?? '')
const issue = 'https://api.example/repos/corp/incidents/issues/7'
const record =
  'https://api.example/repos/corp/incidents/contents/ledger%2F2030%2F000007.jsonl?ref=refs%2Fheads%2Fhikeshi'
const policy = 'https://api.example/repos/corp/incidents/contents/ledger%2Fpolicy.jsonl?ref=refs%2Fheads%2Fhikeshi'
const times = (asked: readonly string[], question: string) => asked.filter((one) => one === question).length

describe('what every event asks first', () => {
  it('looks at account, repository and records by one query; REST tells of issue and comments', () => {
    expect(asksFirst(questions)).toEqual([
      'https://api.example/graphql',
      issue,
      `${issue}/comments?per_page=100&page=1`,
    ])
    expect(questions.look?.instead.map(({ url }) => url)).toEqual([
      'https://api.example/graphql',
      'https://api.example/repos/corp/incidents',
      'https://api.example/graphql',
      policy,
      record,
    ])
  })

  it('asks for nothing that GitHub’s schema does not have', () => {
    for (const files of [1, 2, 3]) {
      const named = Object.fromEntries(
        Array.from({ length: files }, (_, at) => [`f${at}`, 'refs/heads/hikeshi:ledger/policy.jsonl']),
      )
      expect(checkGraphql(queryOf(files), { owner: 'corp', name: 'incidents', ...named })).toEqual([])
    }
    expect(checkGraphql(queryOf(1), { owner: 'corp', name: 'incidents' })).not.toEqual([])
  })

  it.each([
    [undefined],
    [{}],
    [{ number: null }],
    [{ ...ISSUE, number: -1 }],
    [{ ...ISSUE, number: 1e300 }],
    [{ number: 7 }],
  ])('is nothing of an issue where the event names none: %j', (hostile) => {
    const { look, questions: more } = firstQuestions(ENV, hostile, 'event')
    expect(more).toEqual([])
    expect(look?.instead.map(({ url }) => url)).not.toContain(record)
  })

  it('GitHub Enterprise Server keeps GraphQL beside its REST API', () => {
    const env = { ...ENV, GITHUB_API_URL: 'https://ghe.example/api/v3' }
    expect(asksFirst(firstQuestions(env, ISSUE, 'event'))[0]).toBe('https://ghe.example/api/graphql')
  })
})

describe('what one query tells', () => {
  const asking = async (answer: unknown, url: string) => {
    const { asked, fetch } = counting(undefined, JSON.stringify(answer))
    const told = await (await askAhead(fetch, questions, 'token')(url, { method: 'GET' })).text()
    return { told, requests: times(asked, `GET ${url}`) }
  }

  it('is handed over as REST gives it: the account, the repository, the records', async () => {
    const { told, requests } = await asking({ data: LOOKED }, record)
    expect(requests).toBe(0)
    const { content, ...file } = JSON.parse(told)
    expect(file).toEqual({ type: 'file', sha: 'a1', encoding: 'base64' })
    expect(Buffer.from(content, 'base64').toString()).toBe('record\n')
    const repository = await asking({ data: LOOKED }, 'https://api.example/repos/corp/incidents')
    expect(JSON.parse(repository.told)).toEqual({ id: 9, private: true })
    const { fetch } = counting()
    const body = JSON.stringify({ query: 'query Viewer { viewer { login databaseId } }', variables: {} })
    const viewer = await askAhead(fetch, questions, 'token')('https://api.example/graphql', { method: 'POST', body })
    expect(JSON.parse(await viewer.text())).toEqual({ data: VIEWER })
  })

  it.each([
    ['refused', { data: LOOKED, errors: [{ type: 'FORBIDDEN', message: 'no' }] }],
    ['not there', { data: { ...LOOKED, repository: { ...LOOKED.repository, f1: null } } }],
    [
      'cut short',
      { data: { ...LOOKED, repository: { ...LOOKED.repository, f1: { ...blob('r'), isTruncated: true } } } },
    ],
    ['no text', { data: { ...LOOKED, repository: { ...LOOKED.repository, f1: { ...blob('r'), isBinary: true } } } }],
    ['another thing', { data: { ...LOOKED, repository: { ...LOOKED.repository, f1: {} } } }],
    ['none of GitHub’s', 'a proxy'],
  ])('R4.4-5 does not count where it is %s: it is asked for by itself', async (_, answer) => {
    expect(await asking(answer, record)).toMatchObject({ requests: 1 })
  })

  it('R8-1 a repository of which it does not say whether it is private is asked for by itself', async () => {
    const { isPrivate: _, ...silent } = LOOKED.repository
    const asked = await asking({ data: { ...LOOKED, repository: silent } }, 'https://api.example/repos/corp/incidents')
    expect(asked.requests).toBe(1)
  })

  it('does not count once the run has written something', async () => {
    const { asked, fetch } = counting()
    const ask = askAhead(fetch, questions, 'token')
    await ask(policy, { method: 'PUT', body: '{}' })
    await ask(record, { method: 'GET' })
    expect(times(asked, `GET ${record}`)).toBe(1)
  })
})

describe('an answer that came ahead', () => {
  it('is handed over once: who asks again learns how it is by then', async () => {
    const { asked, fetch } = counting()
    const ask = askAhead(fetch, questions, 'token')
    await ask(issue, { method: 'GET' })
    expect(times(asked, `GET ${issue}`)).toBe(1)
    await ask(issue, { method: 'GET' })
    expect(times(asked, `GET ${issue}`)).toBe(2)
  })

  it('does not count once the run has written something', async () => {
    const { asked, fetch } = counting()
    const ask = askAhead(fetch, questions, 'token')
    await ask(`${issue}/comments`, { method: 'POST', body: '{}' })
    await ask(issue, { method: 'GET' })
    expect(times(asked, `GET ${issue}`)).toBe(2)
  })

  it('a question by GraphQL changes nothing: what came ahead still counts after it; a mutation takes it back', async () => {
    const { asked, fetch } = counting()
    const ask = askAhead(fetch, questions, 'token')
    const graphql = (query: string) =>
      ask('https://api.example/graphql', { method: 'POST', body: JSON.stringify({ query, variables: {} }) })
    await graphql('query Edits { x }')
    await ask(issue, { method: 'GET' })
    expect(times(asked, `GET ${issue}`)).toBe(1)
    await graphql('mutation Tell { x }')
    await ask(`${issue}/comments?per_page=100&page=1`, { method: 'GET' })
    expect(times(asked, `GET ${issue}/comments?per_page=100&page=1`)).toBe(2)
  })

  it.each(['status', 'connection'] as const)(
    'does not count where it was none (%s): it is asked for anew',
    async (why) => {
      const { asked, fetch } = counting((url) => (url === issue ? why : undefined))
      const ask = askAhead(fetch, questions, 'token')
      expect((await ask(issue, { method: 'GET' })).status).toBe(200)
      expect(times(asked, `GET ${issue}`)).toBe(2)
    },
  )
})
