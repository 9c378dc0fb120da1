import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const LOST = '<!-- hikeshi:record-lost -->'
const TAMPERED = '<!-- hikeshi:record-tampered='

describe('a record that somebody took away', () => {
  let office: Company
  let number: number
  let head: string
  const base = () => `/repos/${office.sandbox.repos.incidents}`
  const restart = async () => {
    await office.control('POST', '/restart')
    await office.sandbox.idle()
  }
  const ref = () => `/repos/${office.sandbox.repos.incidents}/git/refs/heads/hikeshi`
  const told = async () => (await office.comments(number)).filter(({ body }) => body.includes(LOST))

  beforeAll(async () => {
    office = await company()
    number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/clock', { advance: 'PT1H' })
    const { body } = await office.call('admin', 'GET', ref().replace('/refs/', '/ref/'))
    head = (body as { object: { sha: string } }).object.sha
  })
  afterAll(() => office.stop())

  it('refused: the branch is gone and nobody tells what it was at: nothing is offered for adoption, and nothing is begun anew', async () => {
    await office.control('POST', '/github', { activity: 'missing' })
    await office.call('admin', 'DELETE', ref())
    await restart()
    const other = await office.as('reporter').report(report(STOLEN))
    const said = (await office.comments(other)).map(({ body }) => body).join('\n')
    expect(said).not.toMatch(/\/adopt [0-9a-f]{40}/)
    expect(said).toContain('-- ledger/policy.jsonl')
    const file = await office.call('admin', 'GET', `${base()}/contents/.github/hikeshi.yml`)
    await office.as('admin').says(other, `/adopt ${(file.body as { sha: string }).sha}`)
    expect((await office.comments(other)).at(-1)?.body).toContain('-- ledger/policy.jsonl')
    await office.as('responder').says(number, '/contain 回線を切った')
    await office.sweep()
    await office.sweep()
    expect((await office.call('admin', 'GET', ref().replace('/refs/', '/ref/'))).status).toBe(404)
    expect(await told()).toHaveLength(1)
    expect((await told())[0]?.body).toContain('git push origin COMMIT:refs/heads/hikeshi')
    expect((await told())[0]?.body).toContain('封じ込めは続け')
    expect((await told())[0]?.body).toContain('このリポジトリの管理者：@admin')
  })

  describe('R9-2 refused: nothing is offered for adoption, and nothing adopted', () => {
    const isRefused = async (number: number) => {
      const file = await office.call('admin', 'GET', `${base()}/contents/.github/hikeshi.yml`)
      await office.as('admin').says(number, `/adopt ${(file.body as { sha: string }).sha}`)
      const said = (await office.comments(number)).map(({ body }) => body)
      expect(said.at(-1)).toContain('-- ledger/policy.jsonl')
      expect(said.join('\n')).not.toMatch(/\/adopt [0-9a-f]{40}`/)
    }
    /** Issues as anybody files them, of which nothing was ever shown. */
    const others = async (count: number): Promise<number> => {
      let last = 0
      for (let one = 0; one < count; one += 1) {
        const { body } = await office.call('reporter', 'POST', `${base()}/issues`, { title: 'x', body: report(STOLEN) })
        last = (body as { number: number }).number
        await office.call('sysadmin', 'POST', `${base()}/issues/${last}/labels`, { labels: ['hikeshi: incident'] })
      }
      await office.sandbox.idle()
      return last
    }
    const withoutStatus = async () => {
      const { body } = await office.call('admin', 'GET', `${base()}/issues/comments?per_page=100`)
      for (const { id, body: text } of body as { id: number; body: string }[])
        if (text.includes('<!-- hikeshi:status -->'))
          await office.call('admin', 'DELETE', `${base()}/issues/comments/${id}`)
    }

    it('where many newer reports hide the one case that was shown', async () => {
      await isRefused(await others(8))
    })

    it('where every status comment is deleted, and a record of a case alone is left on a branch without a past', async () => {
      const at = async (method: string, path: string, sent?: unknown) =>
        (await office.call('admin', method, `${base()}/git/${path}`, sent)).body as Record<string, unknown>
      const { tree } = await at('GET', `trees/${head}?recursive=1`)
      const record = (tree as { path: string; sha: string; mode: string; type: string }[]).find(
        ({ path, type }) => type === 'blob' && /^ledger\/\d{4}\//.test(path),
      )
      const { path, mode, type, sha } = record ?? { path: '', mode: '', type: '', sha: '' }
      const made = await at('POST', 'trees', { tree: [{ path, mode, type, sha }] })
      const commit = await at('POST', 'commits', { message: 'm', tree: made.sha, parents: [] })
      await at('POST', 'refs', { ref: 'refs/heads/hikeshi', sha: commit.sha })
      await withoutStatus()
      await restart()
      await isRefused(await others(1))
      await office.call('admin', 'DELETE', ref())
    })
  })

  it('R4.3-1 the branch is put back by hand: what was said meanwhile is taken up, and the record holds', async () => {
    await office.call('admin', 'POST', ref().replace('/heads/hikeshi', ''), { ref: 'refs/heads/hikeshi', sha: head })
    await restart()
    await office.control('POST', '/clock', { advance: 'PT10M' })
    await office.sweep()
    expect(await office.phase(number)).toBe('containment')
    expect(JSON.stringify(await office.ledger(number))).toContain('回線を切った')
    expect((await office.verify()).findings).toEqual([])
  })

  it('R4.3-1 the branch is gone and GitHub tells what it was at: the next command puts it back, is carried out, and it is told', async () => {
    await office.control('POST', '/github', { activity: 'there' })
    await office.call('admin', 'DELETE', ref())
    await office.as('responder').says(number, '/contain 端末を回収した')
    const said = JSON.stringify((await office.ledger(number)).map(({ free }) => free))
    expect(said).toMatch(/回線を切った.*端末を回収した/)
    const [notice, ...more] = (await office.comments(number)).filter(({ body }) => body.includes(TAMPERED))
    expect(more).toEqual([])
    expect(notice?.body).toMatch(/@officer/)
    expect(notice?.body).toContain('`admin`')
    const other = await office.as('reporter').report(report(STOLEN))
    expect(await office.phase(other)).toBe('reported')
    expect((await office.verify()).findings).toEqual([])
  })
})
