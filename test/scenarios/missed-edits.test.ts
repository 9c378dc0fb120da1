import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { recordOf } from './walk.ts'

describe('an edit of which nobody heard is found by the sweep, as the act of whoever made it', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  beforeEach(async () => {
    await hear()
    number = await as('reporter').report(report(STOLEN))
  })

  const as: Company['as'] = (login) => office.as(login)
  const hear = async () => {
    await office.control('POST', '/faults', {})
    await later()
  }
  const loseAll = async () => {
    await later()
    await office.control('POST', '/faults', { drop: 1 })
  }
  // GitHub's times are whole seconds: whoever edits by hand is slower.
  const later = () => office.control('POST', '/clock', { advance: 'PT1M' })
  const sweep = async () => {
    await hear()
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
  }
  const told = async (field: string) =>
    (await office.ledger(number))
      .filter(({ type, data }) => type === 'fact-recorded' && data.field === field)
      .map(({ actor, at, cause, free }) => {
        const text = free.value
        return { by: actor.login, at, cause, text: text !== undefined && 'text' in text ? text.text : undefined }
      })
  const refused = async () =>
    (await office.ledger(number)).filter(({ type }) => type === 'request-refused').map(({ actor }) => actor.login)
  const seen = async () => ({
    lines: (await office.ledger(number)).length,
    comments: (await office.comments(number)).map(({ body }) => body),
    ...(await office.issue(number)),
  })
  const theEdit = async (event: string) =>
    (await office.deliveries()).findLast((one) => one.event === event && one.action === 'edited')

  it('R1-1 of the form: once, by its author, with GitHub’s time, and the delivery that comes after all changes nothing', async () => {
    await loseAll()
    await as('reporter').editsReport(
      number,
      report({ ...STOLEN, description: '鞄は会社にあった', ongoing: 'spreading' }),
    )
    expect(await told('description')).toHaveLength(1)
    await sweep()
    const edit = await theEdit('issues')
    const { updated_at } = (edit?.payload.issue ?? {}) as { updated_at?: string }
    expect(updated_at).toBeDefined()
    expect(await told('description')).toMatchObject([
      { text: STOLEN.description },
      { by: 'reporter', at: updated_at, text: '鞄は会社にあった' },
    ])
    expect(await told('ongoing')).toHaveLength(2)
    expect((await office.issue(number)).labels).toContain('severity: high')
    const before = await seen()
    await sweep()
    expect(await seen()).toEqual(before)
    await office.control('POST', '/redeliver', { id: edit?.id })
    await office.sandbox.idle()
    expect(await seen()).toEqual(before)
  })

  it('R4.2-4 of a /record comment: by whoever edited it, under the name that its delivery would have had', async () => {
    const id = await as('responder').comments(number, recordOf({ damage: '端末1台', cause: '置き引き' }))
    await office.sandbox.idle()
    await loseAll()
    await as('admin').edits(number, id, recordOf({ damage: '端末2台', cause: '置き引き' }))
    await as('responder').edits(number, id, recordOf({ damage: '端末3台', cause: '置き引き' }))
    await sweep()
    expect(await told('damage')).toMatchObject([
      { by: 'responder', text: '端末1台' },
      { by: 'responder', text: '端末3台' },
    ])
    expect(await told('cause')).toHaveLength(1)
    expect(await refused()).toEqual(['admin'])
    const before = await seen()
    for (const one of await office.deliveries()) {
      if (one.event === 'issue_comment' && one.action === 'edited')
        await office.control('POST', '/redeliver', { id: one.id })
    }
    await office.sandbox.idle()
    await sweep()
    expect(await seen()).toEqual(before)
  })

  it('R4.2-4 a command that was taken out of a comment: its editor is told once that what it recorded stands', async () => {
    const id = await as('responder').comments(number, '/contain LANを抜いた')
    await office.sandbox.idle()
    await loseAll()
    await as('responder').edits(number, id, 'まだ何もしていません')
    await sweep()
    const before = await seen()
    expect((await office.answers(number)).at(-1)?.body).toMatch(
      /@responder.*contain LANを抜いた」がなくなりましたが、取り消しにはなりません.*`\/contain ‹行ったこと›`/su,
    )
    expect(await told('containment-measures')).toMatchObject([{ text: 'LANを抜いた' }])
    await sweep()
    expect(await seen()).toEqual(before)
  })

  it('R4.2-4 of evidence, a contact and a note: heard or swept, the later line stands as the correction of the former', async () => {
    const said = '/evidence ログ | 保管庫\n/contact ISP 断られた\n/note 一つめ'
    const id = await as('responder').comments(number, said)
    await office.sandbox.idle()
    await later()
    await as('responder').edits(number, id, said.replace('保管庫', '金庫'))
    await office.sandbox.idle()
    await loseAll()
    await as('responder').edits(
      number,
      id,
      said.replace('保管庫', '金庫').replace('断られた', '承諾').replace('一', '二'),
    )
    await sweep()
    const lines = await office.ledger(number)
    const of = (type: string) => lines.flatMap((one, seq) => (one.type === type ? [{ seq, one }] : []))
    for (const type of ['evidence-recorded', 'contact-made', 'note-added']) {
      const [former, later, ...more] = of(type)
      expect(later?.one.data, type).toMatchObject({ corrects: former?.seq })
      expect(more).toEqual([])
    }
    const status = (await office.comments(number)).find(({ body }) => body.includes('（自動）'))?.body
    expect(status).toContain(`連絡：ISP → 承諾（${of('contact-made')[0]?.seq}行目の訂正）`)
    const before = await seen()
    await sweep()
    expect(await seen()).toEqual(before)
  })

  it.each([
    ['heard', '/help'],
    ['heard', '/status'],
    ['swept', '/help'],
    ['swept', '/status'],
  ])('R4.2-4 a question that an edit puts into a comment is answered once: %s, %s', async (how, line) => {
    const asked = async () =>
      (await office.ledger(number)).filter(
        ({ type, data }) => type === 'question-answered' && `/${data.command}` === line,
      )
    const id = await as('reporter').comments(number, 'どうなっていますか')
    await office.sandbox.idle()
    await (how === 'swept' ? loseAll() : later())
    await as('reporter').edits(number, id, `${line}\n\nどうなっていますか`)
    await office.sandbox.idle()
    expect(await asked()).toHaveLength(how === 'swept' ? 0 : 1)
    await sweep()
    expect((await asked()).map(({ actor }) => actor.login)).toEqual(['reporter'])
    expect((await office.answers(number)).at(-1)?.body).toMatch(
      line === '/help' ? /この一覧を出します/ : /いまは「報告受付」です/,
    )
    expect(await refused()).toEqual([])
    const before = await seen()
    await sweep()
    expect(await seen()).toEqual(before)
  })

  it('R4.2-2 by somebody without the role: refused to him, though the comment is the officer’s', async () => {
    const id = await as('officer').comments(number, recordOf({ severity: 'critical' }))
    await office.sandbox.idle()
    await loseAll()
    await as('admin').edits(number, id, recordOf({ severity: 'low' }))
    await sweep()
    expect((await office.issue(number)).labels).toContain('severity: critical')
    expect(await refused()).toEqual(['admin'])
    expect((await office.answers(number)).at(-1)?.body).toContain('@admin')
  })

  it('R4.2-2 words of somebody without the role are not made good by the next who edits beside them', async () => {
    await as('officer').says(number, '/phase analysis')
    await loseAll()
    await as('admin').editsReport(number, report({ ...STOLEN, description: '何もなかった' }))
    await later()
    await as('officer').editsReport(number, report({ ...STOLEN, description: '何もなかった', ongoing: 'spreading' }))
    await sweep()
    expect(await told('description')).toMatchObject([{ text: STOLEN.description }])
    expect(await told('ongoing')).toMatchObject([{ by: 'reporter' }, { by: 'officer' }])
    expect(await refused()).toEqual(['admin'])
  })

  it('R4.2-4 twice, once heard and once not: what was recorded since does not fall back', async () => {
    await loseAll()
    await as('reporter').editsReport(number, report({ ...STOLEN, description: '一つめ', relation: 'outside' }))
    await hear()
    await as('reporter').editsReport(number, report({ ...STOLEN, description: '二つめ', relation: 'outside' }))
    await as('officer').says(number, recordOf({ description: '三つめ' }))
    await sweep()
    expect((await told('description')).map(({ text }) => text)).toEqual([STOLEN.description, '二つめ', '三つめ'])
    expect(await told('relation')).toHaveLength(2)
  })

  it('R1-1 of a report whose opening nobody heard of: the reporter said what he wrote, the editor the rest', async () => {
    await loseAll()
    number = await as('reporter').report(report(STOLEN))
    await later()
    await as('officer').editsReport(number, report({ ...STOLEN, description: '展示会で盗まれた' }))
    await sweep()
    expect(await told('description')).toMatchObject([
      { by: 'reporter', text: STOLEN.description },
      { by: 'officer', text: '展示会で盗まれた' },
    ])
  })

  it('a command that somebody edited within the second it was written is not carried out either', async () => {
    await loseAll()
    const written = await as('responder').comments(number, '/note 一')
    await as('admin').edits(number, written, '/contain 何もしていない')
    await sweep()
    expect(await office.phase(number)).toBe('reported')
    expect(await office.refusal(number)).toEqual(['edit-not-run'])
  })

  it('every line holds, and all of it was spoken as GitHub speaks', async () => {
    await sweep()
    expect((await office.verify()).findings).toEqual([])
    expect(await office.unlikeGitHub()).toEqual([])
  })

  it('costs a quiet case nothing: nobody is asked about texts that say what the ledger says', async () => {
    const id = await as('responder').comments(number, recordOf({ damage: '端末1台' }))
    await office.sandbox.idle()
    await later()
    await as('responder').edits(number, id, recordOf({ damage: '端末2台' }))
    await as('reporter').editsReport(number, report({ ...STOLEN, description: '鞄は会社にあった' }))
    await sweep()
    await office.forget()
    await sweep()
    const asked = (await office.exchanges()).filter(({ requestBody }) =>
      JSON.stringify(requestBody ?? '').includes('userContentEdits'),
    )
    expect(asked).toEqual([])
  })
})
