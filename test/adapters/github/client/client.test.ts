import { describe, expect, it } from 'vitest'
import { GitHubError } from '../../../../src/adapters/github/client/github-error.ts'
import { createOnce } from '../../../../src/adapters/github/client/lost-answer.ts'
import { fakeGitHub, type Turn } from '../fake-github.ts'

const ISSUE = { owner: 'acme', repo: 'incidents', issue_number: 12 }
const OK: Turn = { status: 200, json: { id: 1 } }
const failure = async (promise: Promise<unknown>): Promise<GitHubError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof GitHubError)) throw new Error(`no GitHubError: ${error}`)
  return error
}

describe('the client', () => {
  it.each<[string, Turn]>([
    ['502', { status: 502 }],
    ['a reset', 'reset'],
    ['an answer that is cut off', 'cut'],
  ])('reads again after %s', async (_name, turn) => {
    const { client, sent, slept } = fakeGitHub([turn, OK])
    const { data } = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE)
    expect(data.id).toBe(1)
    expect(sent).toHaveLength(2)
    expect(slept).toEqual([50])
  })

  it('tries what twice is the same as once at most four times, each wait longer than the last', async () => {
    const { client, sent, slept } = fakeGitHub([{ status: 503 }])
    const send = client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...ISSUE, state: 'open' })
    expect(await failure(send)).toMatchObject({ kind: 'unreachable', status: 503 })
    expect(sent).toHaveLength(4)
    expect(slept).toEqual([50, 100, 200])
  })

  it('never repeats a create by itself, nor a write whose caller looks for himself', async () => {
    const lost = fakeGitHub(['reset', OK])
    const comment = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    expect(await failure(lost.client.request(comment, { ...ISSUE, body: 'b' }))).toMatchObject({ kind: 'unreachable' })
    expect(lost.sent).toHaveLength(1)
    const put = fakeGitHub([{ status: 502 }, OK])
    const file = { owner: 'acme', repo: 'incidents', path: 'f', message: 'm', content: '', request: { retries: 0 } }
    await failure(put.client.request('PUT /repos/{owner}/{repo}/contents/{path}', file))
    expect(put.sent).toHaveLength(1)
  })

  it('waits as long as GitHub asks, and then sends even a create again: it was turned away unread', async () => {
    const limited: Turn[] = [
      { status: 403, json: { message: 'You have exceeded a secondary rate limit' }, headers: { 'retry-after': '7' } },
      {
        status: 429,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '1893456010',
          date: 'Tue, 01 Jan 2030 00:00:00 GMT',
        },
      },
      { status: 201, json: { id: 5 } },
    ]
    const { client, sent, slept, log } = fakeGitHub(limited)
    const comment = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    expect((await client.request(comment, { ...ISSUE, body: 'b' })).data.id).toBe(5)
    expect(sent).toHaveLength(3)
    expect(slept).toEqual([7_000, 11_000])
    expect(log).toHaveLength(2)
  })

  it('waits a minute where GitHub names no time, and not longer than it was told to', async () => {
    const secondary: Turn = { status: 403, json: { message: 'You have exceeded a secondary rate limit.' } }
    const { client, slept } = fakeGitHub([secondary])
    const error = await failure(client.request('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'incidents' }))
    expect(error).toMatchObject({ kind: 'rate-limited', status: 403 })
    expect(slept).toEqual([60_000])
    const long = fakeGitHub([{ status: 403, headers: { 'retry-after': '3600' } }])
    const send = long.client.request('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'incidents' })
    expect(await failure(send)).toMatchObject({ kind: 'rate-limited' })
    expect(long.slept).toEqual([])
  })

  it.each([
    ['GET /orgs/{org}/teams/{team_slug}/members', {}, 'members: read'],
    ['POST /repos/{owner}/{repo}/check-runs', {}, 'checks: write'],
    ['PATCH /repos/{owner}/{repo}/issues/{issue_number}', {}, 'issues: write'],
    [
      'GET /repos/{owner}/{repo}',
      { 'x-accepted-github-permissions': 'metadata=read; issues=read' },
      'metadata: read, issues: read',
    ],
  ])('names the permission that is missing for %s', async (route, headers: Record<string, string>, permission) => {
    const { client } = fakeGitHub([
      { status: 403, json: { message: 'Resource not accessible by integration' }, headers },
    ])
    const all = { ...ISSUE, org: 'acme', team_slug: 'board', name: 'n', head_sha: 's' }
    const error = await failure(client.request(route, all))
    expect(error).toMatchObject({ kind: 'permission-missing', permission })
    expect(error.message).toContain(permission)
  })

  it('tells an unknown token, a missing thing and a refusal apart', async () => {
    const kinds = [401, 404, 410, 422].map(async (status) => {
      const { client } = fakeGitHub([{ status, json: { message: 'm' } }])
      const { kind, status: kept } = await failure(
        client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE),
      )
      return [kept, kind]
    })
    expect(await Promise.all(kinds)).toEqual([
      ...[
        [401, 'unauthorised'],
        [404, 'not-found'],
        [410, 'gone'],
        [422, 'refused'],
      ],
    ])
  })

  it.each([
    ['Cannot create ref due to creations being restricted.', 422, 'creation'],
    ['Cannot update this protected ref.', 409, 'update'],
    ['Cannot delete this protected ref.', 422, 'deletion'],
    ['Changes must be made through a pull request.', 409, 'pull-request'],
    ['Commits must have verified signatures.', 409, 'signature'],
    ['Commit message must match a given regex pattern: ^feat', 409, 'message'],
    ['Committer email must end with @acme.example', 409, 'author'],
    ['Required status check "ci" is expected.', 403, 'status-check'],
    ['12 of 12 required status checks are expected.', 409, 'status-check'],
    ['File path is restricted', 409, 'other'],
  ] as const)('names the rule that holds a write back: %s', async (words, status, rule) => {
    const message = `Repository rule violations found\n\n${words}\n\n`
    const { client, sent } = fakeGitHub([{ status, json: { message } }])
    const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'
    const error = await failure(client.request(route, { ...ISSUE, labels: ['a'] }))
    expect([error.reason, error.status, sent.length]).toEqual([{ kind: 'rule', rule }, status, 1])
  })

  it('a secret, an archive, a locked conversation and a switched off installation are each told apart', async () => {
    const kinds = [
      [
        409,
        {
          message: 'Repository rule violations found\n\nSecret detected in content',
          metadata: { secret_scanning: {} },
        },
      ],
      [403, { message: 'Repository was archived so is read-only.' }],
      [403, { message: 'Unable to create comment because issue is locked.' }],
      [403, { message: 'This installation has been suspended' }],
    ].map(async ([status, json]) => {
      const { client } = fakeGitHub([{ status: Number(status), json }])
      const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
      return (await failure(client.request(route, { ...ISSUE, body: 'b' }))).reason.kind
    })
    expect(await Promise.all(kinds)).toEqual(['secret', 'archived', 'locked', 'not-installed'])
  })

  it('an installation that is gone gets no token: that is told apart from a thing that is not there', async () => {
    const { client } = fakeGitHub([{ status: 404, json: { message: 'Not Found' } }])
    const asked = client.request('POST /app/installations/{installation_id}/access_tokens', { installation_id: 7 })
    expect((await failure(asked)).reason).toEqual({ kind: 'not-installed' })
  })

  it('says until when a limit holds', async () => {
    const headers = { 'retry-after': '3000' }
    const { client } = fakeGitHub([{ status: 403, json: {}, headers }])
    const ask = () => client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE)
    const [first, later] = [await failure(ask()), await failure(ask())]
    const until = first.reason.kind === 'rate-limited' ? first.reason.until : undefined
    expect(until).toBeInstanceOf(Date)
    expect(later.reason).toEqual({ kind: 'rate-limited', until })
    expect(first.message).toContain(until?.toISOString())
  })

  it('reads all pages of a list', async () => {
    const next = { link: '<https://api.github.com/x?page=2>; rel="next"' }
    const { client, sent } = fakeGitHub([
      { status: 200, json: [{ id: 1 }], headers: next },
      { status: 200, json: [{ id: 2 }] },
    ])
    const all = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...ISSUE, page }),
    )
    expect(all.map(({ id }) => id)).toEqual([1, 2])
    expect(sent.map(({ path }) => path.split('?')[1])).toEqual(['page=1', 'page=2'])
  })

  it('R4.2-1 a page that fails within a list is asked for again; one that never comes fails the list, half of which is none', async () => {
    const next = { link: '<https://api.github.com/x?page=2>; rel="next"' }
    const first: Turn = { status: 200, json: [{ id: 1 }], headers: next }
    const list = (turns: Turn[]) => {
      const { client } = fakeGitHub(turns)
      return client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...ISSUE, page }),
      )
    }
    const all = await list([first, { status: 502 }, 'cut', { status: 200, json: [{ id: 2 }] }])
    expect(all.map(({ id }) => id)).toEqual([1, 2])
    expect(await failure(list([first, { status: 502 }]))).toMatchObject({ kind: 'unreachable', status: 502 })
  })

  it('asks GraphQL beside the REST API of an enterprise server, repeats queries, and reports their errors', async () => {
    const { client, sent } = fakeGitHub(['reset', { status: 200, json: { data: { a: 1 } } }], {
      baseUrl: 'https://github.acme.example/api/v3',
    })
    expect(await client.graphql('query A { a }', { b: 2 })).toEqual({ a: 1 })
    expect(sent.map(({ path }) => path)).toEqual(['/api/graphql', '/api/graphql'])
    expect(sent[1]?.body).toEqual({ query: 'query A { a }', variables: { b: 2 } })
    const mutation = fakeGitHub(['reset'])
    await failure(mutation.client.graphql('mutation A { a }', {}))
    expect(mutation.sent).toHaveLength(1)
    const missing = { data: null, errors: [{ type: 'NOT_FOUND', message: 'no such node' }] }
    const refused = fakeGitHub([{ status: 200, json: missing }])
    expect(await failure(refused.client.graphql('query A { a }', {}))).toMatchObject({ kind: 'not-found' })
  })

  const usedUp: Turn = {
    status: 200,
    json: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit already exceeded' }] },
    headers: {
      ...{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1893456060' },
      date: 'Tue, 01 Jan 2030 00:00:00 GMT',
    },
  }

  it('R4.2-1 asks GraphQL nothing more until its own limit is reset, and REST goes on', async () => {
    const time = { now: Date.parse('2030-01-01T00:00:00Z') }
    const answers: Turn[] = [usedUp, OK, { status: 200, json: { data: { a: 2 } } }]
    const { client, sent, slept } = fakeGitHub(answers, { now: () => new Date(time.now) })
    const ask = () => client.graphql('query A { a }', {})
    expect(await failure(ask())).toMatchObject({ kind: 'refused' })
    expect(await failure(ask())).toMatchObject({ kind: 'refused' })
    expect(sent).toHaveLength(1)
    const { data } = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE)
    expect(data.id).toBe(1)
    expect(slept).toEqual([])
    time.now += 61_000
    expect(await ask()).toEqual({ a: 2 })
  })

  it('holds all where GraphQL says with status 200 that a secondary limit is reached, and sends a mutation again', async () => {
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    const limited: Turn = { status: 200, json: { data: null, errors: [{ message }] }, headers: { 'retry-after': '9' } }
    const { client, sent, slept } = fakeGitHub([limited, { status: 200, json: { data: { a: 1 } } }])
    expect(await client.graphql('mutation A { a }', {})).toEqual({ a: 1 })
    expect([sent.length, slept]).toEqual([2, [9_000]])
  })

  it('repeats a query that GitHub could not finish; a mutation may have been done', async () => {
    const message = 'Something went wrong while executing your query. This may be the result of a timeout.'
    const unfinished: Turn = { status: 200, json: { data: null, errors: [{ message }] } }
    const { client } = fakeGitHub([unfinished, { status: 200, json: { data: { a: 1 } } }])
    expect(await client.graphql('query A { a }', {})).toEqual({ a: 1 })
    const mutation = fakeGitHub([unfinished])
    expect(await failure(mutation.client.graphql('mutation A { a }', {}))).toMatchObject({ kind: 'unreachable' })
    expect(mutation.sent).toHaveLength(1)
  })

  it('R4.2-4 takes what there is where one of several things is gone, and nothing where more is wrong', async () => {
    const gone = { type: 'NOT_FOUND', path: ['nodes', 1], message: 'Could not resolve to a node' }
    const data = { nodes: [{ id: 'a' }, null] }
    const some = fakeGitHub([{ status: 200, json: { data, errors: [gone] } }])
    expect(await some.client.graphql('query A { a }', {})).toEqual(data)
    const hidden = { type: 'FORBIDDEN', path: ['nodes', 0], message: 'Resource not accessible by integration' }
    const other = fakeGitHub([{ status: 200, json: { data, errors: [gone, hidden] } }])
    expect(await failure(other.client.graphql('query A { a }', {}))).toMatchObject({ kind: 'refused' })
    const team = { type: 'NOT_FOUND', path: ['organization', 't0'], message: 'Could not resolve to a Team' }
    const teams = fakeGitHub([{ status: 200, json: { data: { organization: { t0: null } }, errors: [team] } }])
    expect(await failure(teams.client.graphql('query A { a }', {}))).toMatchObject({ kind: 'not-found' })
  })

  it('takes a page that stands where an answer should for none, whatever its status', async () => {
    const page: Turn = { status: 200, json: '<html>', headers: { 'content-type': 'text/html' } }
    const { client, sent } = fakeGitHub([page, OK])
    const { data } = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE)
    expect([data.id, sent.length]).toEqual([1, 2])
  })
})

describe('where things have moved', () => {
  it('a write does not follow to another thing, as an issue that was moved', async () => {
    const { client, sent } = fakeGitHub([
      { status: 301, json: { message: 'Moved Permanently' }, headers: { location: 'https://api.github.com/x' } },
      OK,
    ])
    const moved = client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...ISSUE, labels: ['a'] })
    const gone = await failure(moved)
    expect([gone.kind, gone.status, gone.reason]).toEqual(['moved', 410, { kind: 'moved' }])
    expect(sent).toHaveLength(1)
  })

  it('a write goes on to a repository that was renamed', async () => {
    const { client, sent } = fakeGitHub([
      { status: 307, json: {}, headers: { location: 'https://api.github.com/repositories/1/issues/12' } },
      OK,
    ])
    await client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...ISSUE, labels: ['a'] })
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /repos/acme/incidents/issues/12',
      'PATCH /repositories/1/issues/12',
    ])
  })

  it('names the version of the API that it speaks', async () => {
    const { client } = fakeGitHub([OK])
    const { endpoint } = client.request
    let named: unknown
    const spoken = fakeGitHub([OK], {
      fetch: async (_, init) => {
        named = new Headers(init?.headers).get('x-github-api-version')
        return new Response('{"id":1}', { status: 200, headers: { 'content-type': 'application/json' } })
      },
    })
    await spoken.client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE)
    expect(endpoint.DEFAULTS.baseUrl).toBe('https://api.github.com')
    expect(named).toBe('2022-11-28')
  })

  it('a pause that nobody sits out holds all who ask later: nothing is sent meanwhile', async () => {
    const { client, sent } = fakeGitHub([{ status: 403, json: {}, headers: { 'retry-after': '3000' } }, OK])
    const ask = () => client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', ISSUE)
    expect(await failure(ask())).toMatchObject({ kind: 'rate-limited' })
    expect(await failure(ask())).toMatchObject({ kind: 'rate-limited' })
    expect(sent).toHaveLength(1)
  })
})

describe('createOnce', () => {
  const lost = () => Object.assign(new Error('lost'), { status: 502 })
  const patience = { attempts: 3, sleep: async () => undefined, random: () => 0 }

  it('where the answer was lost it looks first, and takes what it finds', async () => {
    let creates = 0
    const create = async (): Promise<number> => {
      creates += 1
      throw lost()
    }
    expect(await createOnce(create, async () => 7, patience)).toBe(7)
    expect(creates).toBe(1)
  })

  it('creates again only where nothing is found, and not for ever', async () => {
    let creates = 0
    const create = async (): Promise<number> => {
      creates += 1
      if (creates < 3) throw lost()
      return creates
    }
    expect(await createOnce(create, async () => undefined, patience)).toBe(3)
    const never = createOnce(
      async () => Promise.reject(lost()),
      async () => undefined,
      patience,
    )
    await expect(never).rejects.toThrow('lost')
  })

  it('a refusal is an answer: nothing is looked for', async () => {
    const refused = async () => Promise.reject(Object.assign(new Error('no'), { status: 422 }))
    const find = async () => Promise.reject(new Error('looked'))
    await expect(createOnce(refused, find, patience)).rejects.toThrow('no')
  })
})
