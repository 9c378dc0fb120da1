import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gitBlobSha } from '../../src/adapters/github/set-up/git-blob-sha.ts'
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
  const adoptions = async (): Promise<{ actor: { login: string }; data: { sha: string } }[]> => {
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
    return lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'policy-adopted')
  }
  const adopted = async (): Promise<string[]> => (await adoptions()).map(({ data }) => data.sha)

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

  /** The last end of a pull request is delivered once more. */
  const redelivered = async (): Promise<void> => {
    await office.control('POST', '/faults', {})
    const ends = (await office.deliveries()).filter(
      ({ event, action }) => event === 'pull_request' && action === 'closed',
    )
    await office.control('POST', '/redeliver', { id: ends.at(-1)?.id })
    await office.sandbox.idle()
    await office.control('POST', '/faults', { drop: 1 })
  }

  /** A pull request that puts this text in a file of the default branch, approved by the officer where it says so, and merged. */
  const merged = async (
    branch: string,
    file: string,
    text: string,
    approved: boolean,
    by = 'admin',
    /** An account that approves beside, or somebody who pushes after the approval. */
    then: string | 'nothing' = 'nothing',
  ): Promise<number> => {
    const { body: main } = await office.call('admin', 'GET', `${incidents()}/git/ref/heads/main`)
    const { sha: from } = (main as { object: { sha: string } }).object
    await office.call('admin', 'POST', `${incidents()}/git/refs`, { ref: `refs/heads/${branch}`, sha: from })
    const there = await office.call('admin', 'GET', `${incidents()}/contents/${file}`)
    const { status } = await office.call('admin', 'PUT', `${incidents()}/contents/${file}`, {
      ...{ message: 'Change', branch, content: Buffer.from(text).toString('base64') },
      ...(there.status === 200 && { sha: (there.body as Pushed).sha }),
    })
    expect(status).toBeLessThan(300)
    const { body } = await office.call('admin', 'POST', `${incidents()}/pulls`, {
      title: branch,
      head: branch,
      base: 'main',
    })
    const { number } = body as { number: number }
    if (approved) await office.call('officer', 'POST', `${incidents()}/pulls/${number}/reviews`, { event: 'APPROVE' })
    if (then === 'changed') {
      const now = (await office.call('admin', 'GET', `${incidents()}/contents/${file}?ref=${branch}`)).body as Pushed
      const content = Buffer.from(`${text}# and more\n`).toString('base64')
      const more = { message: 'More', branch, content, sha: now.sha }
      expect((await office.call('admin', 'PUT', `${incidents()}/contents/${file}`, more)).status).toBe(200)
    } else if (then !== 'nothing')
      await office.call(then, 'POST', `${incidents()}/pulls/${number}/reviews`, { event: 'APPROVE' })
    const done = await office.call(by, 'PUT', `${incidents()}/pulls/${number}/merge`, { merge_method: 'merge' })
    expect(done.status).toBe(200)
    return number
  }
  const text = async (): Promise<string> => Buffer.from((await policy()).content, 'base64').toString('utf8')

  it('R9-2 a merge that the officer had approved counts at the next sweep, and is told on its pull request once', async () => {
    const before = await adopted()
    const number = await merged('approved', FILE, `${await text()}\n# by a pull request\n`, true)
    await office.sweep()
    expect(await adopted()).toEqual([...before, (await policy()).sha])
    const told = await office.answers(number)
    expect(told).toHaveLength(1)
    await office.sweep()
    expect(await office.answers(number)).toEqual(told)
  })

  it('R9-2 a merge that counts, of which reading back failed, is told on its pull request by the next round, once', async () => {
    const before = await adopted()
    const changed = `${await text()}\n# read back\n`
    const sha = gitBlobSha(Buffer.from(changed))
    // This version of the file is asked for only once it is in force; one of GitHub's copies does not have it yet.
    const unread = { method: 'GET', path: `/git/blobs/${sha}`, times: 100, status: 404, body: { message: 'Not Found' } }
    await office.control('POST', '/faults', { instead: [unread] })
    const number = await merged('read-back', FILE, changed, true)
    await office.sandbox.idle()
    expect(await adopted()).toEqual([...before, sha])
    expect(await office.answers(number)).toEqual([])
    await office.control('POST', '/faults', { drop: 1 })
    await office.sweep()
    const told = await office.answers(number)
    expect(told.map(({ body }) => body.includes(`adopt-merged=${sha}`))).toEqual([true])
    expect(told[0]?.body).toContain('採択しました')
    await redelivered()
    await office.sweep()
    expect(await office.answers(number)).toEqual(told)
    expect(await adopted()).toEqual([...before, sha])
  })

  /** The policy that came into force, and the one answer on the pull request. */
  const outcome = async (number: number) => {
    await office.sweep()
    const told = await office.answers(number)
    expect(told).toHaveLength(1)
    return { inForce: (await adopted()).at(-1), said: told[0]?.body ?? '' }
  }

  describe.each([
    ['found by a sweep', 1],
    ['told by its delivery', 0],
  ])('R9-2 a merge by GitHub’s own merge queue, %s', (_how, drop) => {
    const QUEUE = 'github-merge-queue[bot]'
    const name = (what: string) => `${what}-${drop}`
    beforeAll(async () => {
      await office.control('POST', '/faults', { drop })
      await office.call('admin', 'PUT', `${incidents()}/collaborators/${QUEUE}`, { permission: 'push' })
    })
    afterAll(() => office.control('POST', '/faults', { drop: 1 }))

    it('allowed: it counts by the officer’s approval of the head, is recorded as his, and told to who asked for it', async () => {
      const number = await merged(name('queued'), FILE, `${await text()}\n# by a queue ${drop}\n`, true, QUEUE)
      const { inForce, said } = await outcome(number)
      expect(inForce).toBe((await policy()).sha)
      expect(said).toMatch(/@admin\b/)
      expect(said).not.toContain('merge-queue')
      expect((await adoptions()).at(-1)?.actor.login).toBe('officer')
    })

    it('refused: what the queue alone approved, and what the officer approved before it was changed', async () => {
      const before = await adopted()
      const own = await merged(name('queued-own'), FILE, `${await text()}\n# own ${drop}\n`, false, QUEUE, QUEUE)
      expect((await outcome(own)).said).toMatch(/@admin\b/)
      const late = await merged(name('queued-late'), FILE, `${await text()}\n# late ${drop}\n`, true, QUEUE, 'changed')
      await outcome(late)
      expect(await adopted()).toEqual(before)
    })
  })

  it('R9-2 refused: a merge by an app that is not GitHub’s own counts for no more where a sweep finds it', async () => {
    const before = await adopted()
    const bot = 'automation[bot]'
    await office.call('admin', 'PUT', `${incidents()}/collaborators/${bot}`, { permission: 'push' })
    const number = await merged('queued', FILE, `${await text()}\n# by a queue\n`, true, bot)
    await office.sweep()
    expect(await adopted()).toEqual(before)
    const [told] = await office.answers(number)
    expect(told?.body).toContain('automation')
  })

  it('R9-2 refused: a merge that nobody had approved counts for nothing, is told so once, and no other one is spoken to', async () => {
    const before = await adopted()
    const number = await merged('unapproved', FILE, `${await text()}\n# by nobody\n`, false)
    const other = await merged('other', 'README.md', 'Nothing of the policy', true)
    await office.sweep()
    await office.sweep()
    expect(await adopted()).toEqual(before)
    const told = await office.answers(number)
    expect(told.map(({ body }) => /adopt-merged=/.test(body))).toEqual([true])
    expect(await office.answers(other)).toEqual([])
  })
})
