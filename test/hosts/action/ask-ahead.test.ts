import { describe, expect, it } from 'vitest'
import { askAhead, firstQuestions } from '../../../src/hosts/action/ask-ahead.ts'
import type { Fetch } from '../../../src/hosts/action/light-fetch.ts'

const ENV = { GITHUB_API_URL: 'https://api.example', GITHUB_REPOSITORY: 'corp/incidents' }
const ISSUE = { number: 7, created_at: '2030-01-02T03:04:05Z' }

/** A GitHub that counts, answers with how often it was asked, and fails where it is told to. */
function counting(failing: (url: string) => 'status' | 'connection' | undefined = () => undefined) {
  const asked: string[] = []
  const fetch: Fetch = async (url, { method = 'GET' } = {}) => {
    const first = !asked.includes(`${method} ${url}`)
    asked.push(`${method} ${url}`)
    const fails = first ? failing(url) : undefined
    if (fails === 'connection') throw new Error('no connection')
    return {
      ...{ status: fails === 'status' ? 404 : 200, url, headers: new Map() },
      text: async () => String(asked.length),
      arrayBuffer: async () => new ArrayBuffer(0),
    }
  }
  return { asked, fetch }
}

const questions = firstQuestions(ENV, ISSUE)
const issue = 'https://api.example/repos/corp/incidents/issues/7'
const times = (asked: readonly string[], question: string) => asked.filter((one) => one === question).length

describe('what every event asks first', () => {
  it('names records, issue and comments of the event', () => {
    expect(questions.map(({ url }) => url.replace('https://api.example', ''))).toEqual(
      expect.arrayContaining([
        '/graphql',
        '/repos/corp/incidents/contents/ledger%2F2030%2F000007.jsonl?ref=hikeshi',
        '/repos/corp/incidents/issues/7/comments?per_page=100&page=1',
      ]),
    )
  })

  it.each([[{}], [{ number: null }], [{ ...ISSUE, number: -1 }], [{ ...ISSUE, number: 1e300 }], [{ number: 7 }]])(
    'is nothing where the event names no issue: %j',
    (hostile) => {
      expect(firstQuestions(ENV, hostile)).toEqual([])
    },
  )

  it('GitHub Enterprise Server keeps GraphQL beside its REST API', () => {
    const env = { ...ENV, GITHUB_API_URL: 'https://ghe.example/api/v3' }
    expect(firstQuestions(env, ISSUE)[0]?.url).toBe('https://ghe.example/api/graphql')
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
