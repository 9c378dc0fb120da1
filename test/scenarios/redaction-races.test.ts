import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handle } from '../../src/app/decisions/handle.ts'
import type { Ports } from '../../src/app/ports/ports.ts'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { life } from './in-process-app.ts'
import { ownReport } from './report.ts'

const WORD = 'kanariasecret'
const TEXT = `顧客 ${WORD} の暗証番号`

describe('R8-2 /redact while others write, by several instances of the app', { timeout: 240_000 }, () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ apps: 3, loadApp: restedApp })
    // Two may take texts out.
    const team = '/orgs/example-corp/teams/security-officer/memberships/executive'
    const { status } = await office.call('admin', 'PUT', team)
    expect(status).toBe(200)
    await office.control('POST', '/clock', { advance: 'PT2M' })
  }, 120_000)
  afterAll(() => office.stop())

  const kept = async (number: number) =>
    (await office.ledger(number)).flatMap(({ seq, type, free }) =>
      Object.values(free).some((one) => 'text' in one && one.text.includes(WORD)) ? [{ seq, type }] : [],
    )
  const notes = async (number: number) =>
    (await office.ledger(number))
      .filter(({ type }) => type === 'note-added')
      .map(({ free }) => (free.note !== undefined && 'text' in free.note ? free.note.text : 'taken out'))
  /** In what the app wrote; people's own comments are theirs. */
  const shown = async (number: number) => {
    const ours = (await office.comments(number)).filter(({ user }) => user.login.endsWith('[bot]'))
    return ours.filter(({ body }) => body.includes(WORD))
  }
  const opens = async (texts: readonly string[]) => {
    const number = await office.as('reporter').report(ownReport())
    for (const text of texts) await office.as('responder').says(number, `/note ${text}`)
    return number
  }
  const rests = async (number: number) => {
    await office.sandbox.idle()
    await office.sweep()
    expect(await shown(number)).toEqual([])
    expect((await office.verify()).findings).toEqual([])
  }

  it('a line that comes between reading and writing keeps the text out too, and is not lost', async () => {
    const number = await opens([TEXT])
    const [{ seq } = { seq: 0 }] = await kept(number)
    const { ports } = await life(office.sandbox, { milliseconds: 2 * 60_000 })
    const [owner = '', name = ''] = office.sandbox.repos.incidents.split('/')
    const repository = { owner, name, id: await ports.issues.repositoryId({ owner, name }) }
    const inForce = await ports.policies.of(repository)
    const issue = await ports.issues.see({ repository, number })
    if (inForce === undefined || issue === undefined) throw new Error('there is nothing to take out')
    let comes = 0
    const ledger: Ports['ledger'] = {
      ...ports.ledger,
      async replace(...given) {
        comes += 1
        if (comes === 1) await office.as('responder').says(number, `/note また ${TEXT}`)
        return ports.ledger.replace(...given)
      },
    }
    const { id } = (await office.call('admin', 'GET', '/users/officer')).body as { id: number }
    const asked = {
      command: { kind: 'redact' as const, line: seq, reason: '暗証番号' },
      actor: { id, login: 'officer' },
    }
    const how = {
      at: ports.now().toISOString(),
      door: 'comment' as const,
      cause: 'comment:987654#0',
      via: 'account' as const,
    }
    await handle({ ...ports, ledger }, inForce, { repository, issue }, [{ ...asked, ...how }])
    expect(comes).toBe(2)
    expect(await kept(number)).toEqual([])
    expect(await notes(number)).toEqual(['taken out', 'taken out'])
    await rests(number)
  })

  it('texts that several write and take out at once: none of the lines is lost, and each is gone by its own line', async () => {
    const number = await opens([TEXT])
    const [{ seq } = { seq: 0 }] = await kept(number)
    const again = { body: `/note また ${TEXT}` }
    const path = `/repos/${office.sandbox.repos.incidents}/issues/${number}/comments`
    // Between the app’s writes that belong to the removal, another instance records the same words once more.
    await office.control('POST', '/faults', {
      meanwhile: [{ at: 1, by: 'responder', method: 'POST', path, body: again }],
    })
    await Promise.all([
      office.as('officer').comments(number, `/redact ${seq} 暗証番号`),
      office.as('sysadmin').comments(number, '/note 別の件'),
      office.as('responder').comments(number, '/contain 回線から外した'),
    ])
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    expect(await notes(number)).toEqual(expect.arrayContaining(['taken out', '別の件']))
    expect(await office.phase(number)).toBe('containment')
    // Said after it was taken out, it is a text of its own: that is taken out by a line of its own.
    for (const { seq: later, type } of await kept(number))
      if (type === 'note-added') await office.as('officer').says(number, `/redact ${later} 暗証番号`)
    expect(await kept(number)).toEqual([])
    expect((await notes(number)).filter((note) => note === 'taken out')).toHaveLength(2)
    await rests(number)
  })

  it('two officers take out the same line, and different ones, at once: each is gone, nothing else is, and the record holds', async () => {
    const number = await opens([TEXT, `${TEXT}、もう一つ`, '残るもの'])
    const [one, two] = await kept(number)
    await Promise.all([
      office.as('officer').comments(number, `/redact ${one?.seq} 暗証番号`),
      office.as('executive').comments(number, `/redact ${one?.seq} 同じ行`),
      office.as('executive').comments(number, `/redact ${two?.seq} 別の行`),
      office.as('officer').comments(number, `/redact ${two?.seq} 別の行も`),
    ])
    await rests(number)
    expect(await kept(number)).toEqual([])
    expect(await notes(number)).toEqual(['taken out', 'taken out', '残るもの'])
    const by = (await office.ledger(number)).filter(({ type }) => type === 'text-redacted')
    expect(new Set(by.map(({ actor }) => actor.login))).toEqual(new Set(['officer', 'executive']))
  })

  it('R4.4-5 a tampered record is put right while a round goes on and somebody contains: all three stand', async () => {
    const number = await opens(['一つ目'])
    const base = `/repos/${office.sandbox.repos.incidents}`
    const path = `ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl`
    const read = async () =>
      (await office.call('admin', 'GET', `${base}/contents/${path}?ref=hikeshi`)).body as {
        content: string
        sha: string
      }
    const write = async (text: string) => {
      const { sha } = await read()
      const content = Buffer.from(text).toString('base64')
      const put = { message: 'm', branch: 'hikeshi', content, sha }
      return (await office.call('admin', 'PUT', `${base}/contents/${path}`, put)).status
    }
    const whole = Buffer.from((await read()).content, 'base64').toString('utf8')
    expect(await write(`${whole}nonsense\n`)).toBe(200)
    await Promise.all([
      office.control('POST', '/sweep', { all: true }),
      // The remedy: what that commit did is undone.
      write(whole),
      office.as('responder').comments(number, '/contain 回線から外した'),
    ])
    await office.sandbox.idle()
    await office.sweep()
    expect(await office.phase(number)).toBe('containment')
    expect(await notes(number)).toEqual(['一つ目'])
    const told = (await office.comments(number)).filter(({ body }) => body.includes('<!-- hikeshi:record-tampered='))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ body }) => body.split('\n')[0])).size).toBe(told.length)
    const text = Buffer.from((await read()).content, 'base64').toString('utf8')
    expect(text).not.toContain('nonsense')
    expect(text).toContain('回線から外した')
  })
})
