import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainLines } from '../../src/app/case/ledger/chain-lines.ts'
import { printLedger } from '../../src/app/case/ledger/text-format.ts'
import type { LedgerEntry, LedgerLine } from '../../src/domain/case/ledger-line.ts'
import { LARGEST_RECORD } from '../../src/domain/values/size-bounds.ts'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { columnOf, report, STOLEN } from './report.ts'

const TOLD = '<!-- hikeshi:record-tampered='

describe('R4.4-5 a record in which somebody else has written', () => {
  let office: Company
  let id = 0
  beforeAll(async () => {
    office = await company()
    id = ((await office.call('reporter', 'GET', '/user')).body as { id: number }).id
  })
  afterAll(() => office.stop())

  const base = () => `/repos/${office.sandbox.repos.incidents}`
  const pathOf = (number: number) => `ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl`
  const told = async (number: number) => (await office.comments(number)).filter(({ body }) => body.includes(TOLD))
  const restart = async () => {
    await office.control('POST', '/restart')
    await office.sandbox.idle()
  }
  const textNow = async (number: number): Promise<{ text: string; sha: string }> => {
    const { body } = await office.call('admin', 'GET', `${base()}/contents/${pathOf(number)}?ref=hikeshi`)
    const { content, sha } = body as { content: string; sha: string }
    return { text: Buffer.from(content, 'base64').toString('utf8'), sha }
  }
  /** Writes the file by git's own objects, in the name of the person who pushes; gives the commit. */
  const push = async (number: number, text: string, message = 'Tidy up'): Promise<string> => {
    const ok = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const answer = await office.call('admin', method, base() + path, body)
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body as Record<string, unknown>
    }
    const head = ((await ok('GET', '/git/ref/heads/hikeshi')).object as { sha: string }).sha
    const before = (await ok('GET', `/git/commits/${head}`)).tree as { sha: string }
    const entry = { path: pathOf(number), mode: '100644', type: 'blob', content: text }
    const tree = await ok('POST', '/git/trees', { base_tree: before.sha, tree: [entry] })
    const commit = await ok('POST', '/git/commits', { message, tree: tree.sha, parents: [head] })
    await ok('PATCH', '/git/refs/heads/hikeshi', { sha: commit.sha })
    await office.sandbox.idle()
    return String(commit.sha)
  }
  /** A line as the app would write it, hash and all: anybody can reckon one. */
  const forge = async (number: number, entry: LedgerEntry): Promise<string> => {
    const lines = (await office.ledger(number)) as readonly LedgerLine[]
    const now = lines.at(-1)?.recorded ?? ''
    const stamp = { at: now, recorded: now, actor: { id, login: 'reporter' }, door: 'comment' as const }
    const draft = { ...stamp, cause: 'comment:987654321#0', policy: lines.at(-1)?.policy ?? '', entry }
    const forged = chainLines(lines, [draft], { salt: () => 'forged' })
    return push(number, (await textNow(number)).text + printLedger(forged))
  }
  const APPOINTED = (): LedgerEntry => ({
    type: 'executive-appointed',
    data: { account: { id, login: 'reporter' } },
    text: { reason: 'mine' },
  })
  const opens = () => office.as('reporter').report(report(STOLEN))
  const dismisses: Record<string, (number: number) => Promise<unknown>> = {
    comment: (number) => office.as('reporter').says(number, '/dismiss 誤報でした'),
    label: (number) => office.as('reporter').labels(number, 'phase: dismissed'),
    board: (number) => office.as('reporter').moves(number, columnOf('dismissed')),
    issue: (number) => office.as('reporter').closes(number, 'not_planned'),
  }

  it('R4.3-1 one that somebody makes larger than is ever read silences nobody, is not fetched, and is put back', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    const before = (await textNow(number)).text
    await push(number, `${before}${'x'.repeat(LARGEST_RECORD)}`)
    await restart()
    await office.forget()
    await office.as('responder').says(number, '/contain 回線を抜いた')
    expect(await office.phase(number)).toBe('containment')
    const large = (await office.exchanges()).filter(
      ({ responseBody = '' }) => JSON.stringify(responseBody).length > LARGEST_RECORD,
    )
    expect(large).toEqual([])
    expect(await told(number)).toHaveLength(1)
    expect((await textNow(number)).text.startsWith(before)).toBe(true)
    await office.as('officer').says(number, '/set severity high')
    expect(JSON.stringify(await office.ledger(number))).toContain('回線を抜いた')
  })

  it.each(Object.keys(dismisses))(
    'refused: a forged appointment gives nobody a say, by %s',
    { timeout: 240_000 },
    async (door) => {
      const number = await opens()
      const commit = await forge(number, APPOINTED())
      await dismisses[door]?.(number)
      expect(await office.phase(number)).toBe('reported')
      expect((await office.issue(number)).state).toBe('open')
      expect(await office.refusal(number)).toContain('not-for-you R1-3')
      const [notice, ...more] = await told(number)
      expect(more).toEqual([])
      expect(notice?.body).toMatch(/@officer/)
      expect(notice?.body).toContain('このリポジトリの管理者：@admin')
      expect(notice?.body).toContain(`/commit/${commit}`)
      expect(notice?.body).toContain('`admin`')
      expect(notice?.body).toContain(`git revert ${commit}`)
      expect(JSON.stringify(await office.ledger(number))).not.toContain('executive-appointed')
    },
  )

  it('refused: after a restart nothing is trusted blindly; it is told once, by the sweep already', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    await forge(number, APPOINTED())
    await restart()
    await office.sweep()
    expect(await told(number)).toHaveLength(1)
    await office.as('reporter').says(number, '/dismiss 誤報でした')
    expect(await office.phase(number)).toBe('reported')
    await restart()
    await office.sweep()
    await office.sweep()
    expect(await told(number)).toHaveLength(1)
  })

  it('R4.3-1 one unreadable line silences nobody: /contain is recorded after the last line that counts', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    const lines = (await office.ledger(number)).length
    await push(number, `${(await textNow(number)).text}{"v":1}\n`)
    await office.as('responder').says(number, '/contain 回線を切った')
    expect(await office.phase(number)).toBe('containment')
    expect(await office.status(number)).toContain('回線を切った')
    const now = await office.ledger(number)
    expect(now.length).toBeGreaterThan(lines)
    const [notice, ...more] = await told(number)
    expect(more).toEqual([])
    expect(notice?.body).toContain(`${lines + 1} 行目`)
    await restart()
    await office.as('officer').says(number, '/phase analysis')
    expect(JSON.stringify(await office.ledger(number))).toContain('回線を切った')
  })

  it('a line that was taken away goes on counting, and the revert of a commit is no offence', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    await office.as('responder').says(number, '/contain 回線を切った')
    const { text } = await textNow(number)
    await push(number, `${text.split('\n').slice(0, 3).join('\n')}\n`)
    await restart()
    await office.as('reporter').says(number, '/status')
    expect(await office.phase(number)).toBe('containment')
    expect(JSON.stringify(await office.ledger(number))).toContain('回線を切った')
    expect(await told(number)).toHaveLength(1)

    const { text: whole } = await textNow(number)
    await push(number, `${whole}nonsense\n`)
    await push(number, whole, 'Revert "Tidy up"')
    await restart()
    await office.as('responder').says(number, '/contain 端末も回収した')
    expect(await told(number)).toHaveLength(2)
    expect(JSON.stringify(await office.ledger(number))).toMatch(/回線を切った.*端末も回収した/)
  })

  it('R6-1 refused: a forged approval opens no gate, at the sweep neither', { timeout: 240_000 }, async () => {
    const wanted = { 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失した', 'exempt-scope': 'all' }
    const exception = await file(office, 'responder', 'exception', wanted)
    await forge(exception, { type: 'phase-changed', data: { from: 'requested', to: 'approved' }, text: {} })
    await office.sweep()
    await restart()
    await office.sweep()
    expect(await office.phase(exception)).toBe('requested')
    expect(await told(exception)).toHaveLength(1)
  })

  it('a record of which nothing is the app’s is not written over; whoever speaks to it is sent to the phone', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    const text = createHash('sha256').update('x').digest('hex')
    const next = number + 1
    await push(next, `${text}\n`)
    expect(await opens()).toBe(next)
    await office.as('responder').says(next, '/contain 回線を切った')
    const { text: now } = await textNow(next)
    expect(now).toBe(`${text}\n`)
    const said = (await office.answers(next)).filter(({ body }) => body.includes('hikeshi:unrecorded='))
    expect(said).toHaveLength(2)
    for (const { body } of said) expect(body).toMatch(/@officer.*03-5550-0100/s)
    await office.sweep()
    await office.sweep()
    expect((await office.answers(next)).filter(({ body }) => body.includes('hikeshi:unrecorded='))).toHaveLength(2)

    await push(next, '')
    await office.sweep()
  })

  it('R4.3-1 a folder in the place of the record silences nobody: containment is recorded, and it is told', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    await office.as('responder').says(number, '/note 見てきた')
    const { sha } = await textNow(number)
    const path = `${base()}/contents/${pathOf(number)}`
    const put = { message: 'Tidy up', branch: 'hikeshi' }
    expect((await office.call('admin', 'DELETE', path, { ...put, sha })).status).toBe(200)
    const content = Buffer.from('x').toString('base64')
    expect((await office.call('admin', 'PUT', `${path}/x.md`, { ...put, content })).status).toBe(201)
    await office.sandbox.idle()
    await restart()
    await office.as('responder').says(number, '/contain 回線を抜いた')
    expect(await office.phase(number)).toBe('containment')
    expect(JSON.stringify(await office.ledger(number))).toMatch(/見てきた.*回線を抜いた/)
    // Each of the two commits by which he did it, once.
    expect((await told(number)).length).toBe(2)
    await office.sweep()
    expect((await told(number)).length).toBe(2)
    expect(
      (await office.verify()).findings.filter((one) => one.path === pathOf(number)).map(({ code }) => code),
    ).not.toEqual([])
  })
})
