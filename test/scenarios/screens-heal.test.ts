import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isWrite } from '../support/is-write.ts'
import { type Company, company } from './company.ts'
import { ownReport } from './report.ts'

const STATUS = '<!-- hikeshi:status -->'

describe('R4.2-4 screens that somebody has changed say again what the record says', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const statuses = async (number: number) => (await office.comments(number)).filter(({ body }) => body.includes(STATUS))
  const issues = () => `/repos/${office.sandbox.repos.incidents}/issues`
  const phases = async (number: number) =>
    (await office.issue(number)).labels.filter((label) => label.startsWith('phase: '))
  const settled = async () => {
    await office.sweep()
    await office.forget()
    await office.sweep()
    return (await office.exchanges()).filter((one) => isWrite(one) && !one.path.includes('/labels/'))
  }

  it.each([
    ['its mark left standing', `${STATUS}\n\n## いまの段階：完了`],
    ['its mark taken away', '## いまの段階：完了'],
  ])('a status comment that was overwritten, %s, is put back by the sweep', async (_, body) => {
    const number = await office.as('reporter').report(ownReport())
    const [before] = await statuses(number)
    await office.call('admin', 'PATCH', `${issues()}/comments/${before?.id}`, { body })
    expect(await office.status(number)).not.toBe(before?.body)
    await office.sweep()
    const shown = (text: string | undefined) => text?.replace(/<!-- hikeshi:head=\S+ -->/, '')
    expect((await statuses(number)).map(({ body: now }) => shown(now))).toEqual([shown(before?.body)])
    expect(await settled()).toEqual([])
  })

  it('two labels of phases at once: the first is judged and answered, the other is taken off with it, and one phase stands there', async () => {
    const number = await office.as('reporter').report(ownReport())
    await office.as('officer').says(number, '/contain 回線から外した')
    const before = (await office.answers(number)).length
    await office.call('officer', 'POST', `${issues()}/${number}/labels`, {
      labels: ['phase: recovery', 'phase: closed'],
    })
    await office.sandbox.idle()
    expect(await phases(number)).toEqual(['phase: containment'])
    const refused = (await office.ledger(number)).filter(({ type }) => type === 'request-refused')
    expect(refused.map(({ data }) => (data as { target: string }).target)).toContain('recovery')
    expect((await office.answers(number)).length).toBeGreaterThan(before)
    const said = (await office.answers(number)).slice(before).map(({ body }) => body)
    expect(said.join()).toMatch(/@officer/)
    expect(await settled()).toEqual([])
  })

  it('two labels of phases of which nobody heard: the sweep answers them, and the record’s phase stands there', async () => {
    const number = await office.as('reporter').report(ownReport())
    await office.control('POST', '/clock', { advance: 'PT2M' })
    await office.control('POST', '/faults', { drop: 1 })
    await office.call('officer', 'POST', `${issues()}/${number}/labels`, {
      labels: ['phase: recovery', 'phase: closed'],
    })
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT11M' })
    const before = (await office.answers(number)).length
    await office.sweep()
    expect(await phases(number)).toEqual(['phase: reported'])
    expect((await office.answers(number)).length).toBeGreaterThan(before)
    expect(await settled()).toEqual([])
  })
})

describe('R9-2 the record is gone: the same words, whether the app was started again since or not', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const ref = () => `/repos/${office.sandbox.repos.incidents}/git/refs/heads/hikeshi`
  /** The comments that an act has brought, without what differs between two cases. */
  const words = async (number: number, act: () => Promise<unknown>) => {
    const known = new Set((await office.comments(number)).map(({ id }) => id))
    await act()
    await office.sandbox.idle()
    return (await office.comments(number))
      .filter(({ id, user }) => !known.has(id) && user.login === 'hikeshi[bot]')
      .map(({ body }) =>
        body
          .replace(/<!--.*?-->/gs, '')
          .replace(/\d{6}\.jsonl/g, 'N.jsonl')
          .replace(/#?\b\d+\b/g, 'N')
          .replace(/[0-9a-f]{40}/g, 'SHA')
          .trim(),
      )
  }

  it.each([
    ['deleted, and GitHub does not tell what it was at', 'missing', 'deleted'],
    ['deleted, and GitHub tells', 'there', 'deleted'],
    ['set back, and GitHub tells', 'there', 'back'],
  ])('the branch is %s', { timeout: 60_000 }, async (_, activity, what) => {
    await office.control('POST', '/github', { activity })
    const { body: first } = await office.call('admin', 'GET', ref().replace('/refs/', '/ref/'))
    const [running, restarted] = [
      await office.as('reporter').report(ownReport()),
      await office.as('reporter').report(ownReport()),
    ]
    await office.control('POST', '/clock', { advance: 'PT1H' })
    const { body } = await office.call('admin', 'GET', ref().replace('/refs/', '/ref/'))
    const head = (body as { object: { sha: string } }).object.sha
    const earlier = (first as { object: { sha: string } }).object.sha
    const takeAway = () =>
      what === 'deleted'
        ? office.call('admin', 'DELETE', ref())
        : office.call('admin', 'PATCH', ref(), { sha: earlier, force: true })
    const putBack = async () => {
      await office.call('admin', 'POST', ref().replace('/heads/hikeshi', ''), { ref: 'refs/heads/hikeshi', sha: head })
      await office.call('admin', 'PATCH', ref(), { sha: head, force: true })
    }
    const said = await words(running, async () => {
      await takeAway()
      await office.as('responder').says(running, '/contain 回線を切った')
    })
    await putBack()
    const again = await words(restarted, async () => {
      await takeAway()
      await office.control('POST', '/restart')
      await office.sandbox.idle()
      await office.as('responder').says(restarted, '/contain 回線を切った')
    })
    expect(said.length).toBeGreaterThan(0)
    expect(again.toSorted()).toEqual(said.toSorted())
    expect([...said, ...again].join()).not.toMatch(/まだ.*採択されて|\/adopt [0-9a-f]{40}/)
    await putBack()
    await office.control('POST', '/restart')
    await office.sandbox.idle()
  })
})
