import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asObject, type Json } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, delivered, names } from './client.ts'

let sandbox: Sandbox
let as: ReturnType<typeof client>
const repo = '/repos/example-corp/runbooks'
let count = 0

beforeAll(async () => {
  sandbox = await startSandbox({ ...(await quickStart()), app: 'none', policyText: '' })
  as = client(sandbox)
  await write('main', 'steps.md', ['one', 'two', 'three', 'four', 'five', 'six'].join('\n'))
})
afterAll(() => sandbox.stop())

const content = (text: string) => Buffer.from(text).toString('base64')
async function write(branch: string, path: string, text: string) {
  const present = await as('officer')('GET', `${repo}/contents/${path}?ref=${branch}`)
  const sha = present.status === 200 ? { sha: present.object.sha } : {}
  return as('officer')('PUT', `${repo}/contents/${path}`, { message: 'write', content: content(text), branch, ...sha })
}
async function branch(): Promise<string> {
  const name = `plan-${++count}`
  const tip = await as('officer')('GET', `${repo}/git/ref/heads/main`)
  await as('officer')('POST', `${repo}/git/refs`, { ref: `refs/heads/${name}`, sha: asObject(tip.object.object).sha })
  return name
}
async function proposal(path: string, text: string): Promise<Json & { head: string }> {
  const head = await branch()
  await write(head, path, text)
  const made = await as('officer')('POST', `${repo}/pulls`, { title: 'Plan', head, base: 'main', body: 'why' })
  return { ...made.object, head }
}
const steps = (change: Record<number, string>) =>
  ['one', 'two', 'three', 'four', 'five', 'six'].map((line, at) => change[at] ?? line).join('\n')

describe('pull requests', () => {
  it('show the files, commits and size that the branches make', async () => {
    const pull = await proposal('new.md', 'a\nb\n')
    expect(pull).toMatchObject({ mergeable: true, commits: 1, changed_files: 1, additions: 2, merged: false })
    const files = await as('officer')('GET', `${repo}/pulls/${pull.number}/files`)
    expect(files.list).toMatchObject([{ filename: 'new.md', status: 'added' }])
    expect((await as('officer')('GET', `${repo}/pulls/${pull.number}/commits`)).list).toHaveLength(1)
    const asIssue = await as('officer')('GET', `${repo}/issues/${pull.number}`)
    expect(asIssue.object.pull_request).toBeTruthy()
  })

  it('are refused without a branch, without a commit, and twice for one branch', async () => {
    const head = await branch()
    const open = (body: object) => as('officer')('POST', `${repo}/pulls`, { title: 'x', base: 'main', ...body })
    expect((await open({ head: 'nowhere' })).status).toBe(422)
    expect((await open({ head })).status).toBe(422)
    await write(head, 'twice.md', 'x')
    expect((await open({ head })).status).toBe(201)
    expect((await open({ head })).status).toBe(422)
  })

  it('are not approved by their author, and follow their branch', async () => {
    const pull = await proposal('followed.md', 'x')
    const review = { event: 'APPROVE' }
    expect((await as('officer')('POST', `${repo}/pulls/${pull.number}/reviews`, review)).status).toBe(422)
    const before = (await as('sysadmin')('POST', `${repo}/pulls/${pull.number}/reviews`, review)).object
    await write(pull.head, 'followed.md', 'y')
    const after = (await as('officer')('GET', `${repo}/pulls/${pull.number}`)).object
    expect(asObject(after.head).sha).not.toBe(before.commit_id)
    await sandbox.idle()
    const told = await delivered(sandbox)
    expect(told.findLast((each) => each.event === 'pull_request_review')?.payload).toMatchObject({
      action: 'submitted',
      review: { state: 'approved', commit_id: before.commit_id, user: { login: 'sysadmin' } },
    })
    expect(told.at(-1)?.payload).toMatchObject({ action: 'synchronize', after: asObject(after.head).sha })
    const dismissed = await as('admin')('PUT', `${repo}/pulls/${pull.number}/reviews/${before.id}/dismissals`, {
      message: 'old',
    })
    expect(dismissed.object.state).toBe('DISMISSED')
  })

  it('merge what both sides changed in different places', async () => {
    const pull = await proposal('steps.md', steps({ 5: 'SIX' }))
    await write('main', 'steps.md', steps({ 0: 'ONE' }))
    const merged = await as('officer')('PUT', `${repo}/pulls/${pull.number}/merge`)
    expect(merged.object.merged).toBe(true)
    const file = await as('officer')('GET', `${repo}/contents/steps.md`)
    expect(Buffer.from(String(file.object.content), 'base64').toString()).toBe(steps({ 0: 'ONE', 5: 'SIX' }))
    const after = await as('officer')('GET', `${repo}/pulls/${pull.number}`)
    expect(after.object).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merged.object.sha,
      merged_by: { login: 'officer' },
    })
    const commit = await as('officer')('GET', `${repo}/git/commits/${merged.object.sha}`)
    expect(commit.object.parents).toHaveLength(2)
    await sandbox.idle()
    const told = await delivered(sandbox)
    expect(names(told).slice(-2)).toEqual(['push', 'pull_request.closed'])
    expect(told.at(-1)?.payload.pull_request).toMatchObject({ merged: true })
    expect((await as('officer')('PUT', `${repo}/pulls/${pull.number}/merge`)).status).toBe(405)
  })

  it('do not merge where both sides changed the same place', async () => {
    const pull = await proposal('conflict.md', 'theirs')
    await write('main', 'conflict.md', 'ours')
    expect((await as('officer')('GET', `${repo}/pulls/${pull.number}`)).object).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    })
    expect((await as('officer')('PUT', `${repo}/pulls/${pull.number}/merge`)).status).toBe(405)
    const main = await as('officer')('GET', `${repo}/contents/conflict.md`)
    expect(Buffer.from(String(main.object.content), 'base64').toString()).toBe('ours')
  })

  it('take a branch in that moved on: once, and not where both sides changed the same line', async () => {
    await write('main', 'steps.md', steps({}))
    const into = await branch()
    await write(into, 'steps.md', steps({ 0: 'first' }))
    await write('main', 'steps.md', steps({ 5: 'last' }))
    const merge = (base: string) => as('officer')('POST', `${repo}/merges`, { base, head: 'main' })
    expect((await merge(into)).status).toBe(201)
    const merged = await as('officer')('GET', `${repo}/contents/steps.md?ref=${into}`)
    expect(Buffer.from(String(merged.object.content), 'base64').toString()).toBe(steps({ 0: 'first', 5: 'last' }))
    expect((await merge(into)).status).toBe(204)
    await write(into, 'steps.md', steps({ 5: 'the end' }))
    await write('main', 'steps.md', steps({ 5: 'at last' }))
    expect((await merge(into)).status).toBe(409)
    expect((await merge('nowhere')).status).toBe(404)
    expect((await as('reporter')('POST', `${repo}/merges`, { base: into, head: 'main' })).status).toBe(403)
  })

  it('merge only the head that was looked at, and only by who may write', async () => {
    const pull = await proposal('looked-at.md', 'x')
    expect((await as('officer')('PUT', `${repo}/pulls/${pull.number}/merge`, { sha: 'f'.repeat(40) })).status).toBe(409)
    expect((await as('board')('PUT', `${repo}/pulls/${pull.number}/merge`)).status).toBe(403)
    const squashed = await as('officer')('PUT', `${repo}/pulls/${pull.number}/merge`, { merge_method: 'squash' })
    const commit = await as('officer')('GET', `${repo}/git/commits/${squashed.object.sha}`)
    expect(commit.object.parents).toHaveLength(1)
  })

  it('are closed, reopened and asked about', async () => {
    const pull = await proposal('closed.md', 'x')
    const path = `${repo}/pulls/${pull.number}`
    expect((await as('officer')('POST', `${path}/requested_reviewers`, { reviewers: ['officer'] })).status).toBe(422)
    const asked = await as('officer')('POST', `${path}/requested_reviewers`, { reviewers: ['sysadmin'] })
    expect(asked.object.requested_reviewers).toMatchObject([{ login: 'sysadmin' }])
    await as('officer')('PATCH', path, { state: 'closed' })
    await as('officer')('PATCH', path, { state: 'open', title: 'Another' })
    await sandbox.idle()
    expect(names(await delivered(sandbox)).slice(-4)).toEqual([
      'pull_request.review_requested',
      'pull_request.closed',
      'pull_request.edited',
      'pull_request.reopened',
    ])
  })
})

describe('git', () => {
  it('refuses a stale file and a branch that went on, whoever comes at the same time', async () => {
    await write('main', 'cas.md', 'one')
    const { sha } = (await as('officer')('GET', `${repo}/contents/cas.md`)).object
    const put = (text: string) =>
      as('officer')('PUT', `${repo}/contents/cas.md`, { message: 'm', content: content(text), sha })
    const answers = await Promise.all(['two', 'three', 'four'].map(put))
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409, 409])

    const tip = asObject((await as('officer')('GET', `${repo}/git/ref/heads/main`)).object.object).sha
    const { tree } = (await as('officer')('GET', `${repo}/git/commits/${tip}`)).object
    const commits = await Promise.all(
      ['a', 'b', 'c'].map((message) =>
        as('officer')('POST', `${repo}/git/commits`, { message, tree: asObject(tree).sha, parents: [tip] }),
      ),
    )
    const moves = await Promise.all(
      commits.map(({ object }) => as('officer')('PATCH', `${repo}/git/refs/heads/main`, { sha: object.sha })),
    )
    expect(moves.map((each) => each.status).sort()).toEqual([200, 422, 422])
  })

  it('builds a branch without a parent from trees and blobs', async () => {
    const entry = { path: 'ledger/2030/000001.jsonl', mode: '100644', type: 'blob', content: '{}\n' }
    const tree = (await as('officer')('POST', `${repo}/git/trees`, { tree: [entry] })).object
    const commit = (await as('officer')('POST', `${repo}/git/commits`, { message: 'm', tree: tree.sha, parents: [] }))
      .object
    expect(
      (await as('officer')('POST', `${repo}/git/refs`, { ref: 'refs/heads/hikeshi', sha: commit.sha })).status,
    ).toBe(201)
    const listed = (await as('officer')('GET', `${repo}/git/trees/hikeshi?recursive=1`)).object.tree as Json[]
    expect(listed.filter((each) => each.type === 'blob')).toMatchObject([{ path: entry.path }])
    await sandbox.idle()
    expect((await delivered(sandbox)).at(-1)?.payload).toMatchObject({
      ref: 'refs/heads/hikeshi',
      created: true,
      deleted: false,
    })
  })
})
