import { describe, expect, it } from 'vitest'
import { answerMarks } from '../../../src/app/messages/doubled-comments.ts'
import { REQUESTS_ANSWERED } from '../../../src/domain/screen/share.ts'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import { COLD } from '../../tools/bench/cold-bounds.ts'
import type { Event } from './runner.ts'
import { NODE, theAction } from './the-action.ts'

describe(`the Action, run as GitHub runs it on ${NODE}`, () => {
  const action = theAction()
  const { comments, issues, labels, lines, opened, ours, report, run } = action
  const askedBy = async (event: Event): Promise<string[]> => {
    await action.there.forgetRequests()
    await run(event)
    return action.there.requests()
  }

  it('R1-1 opens a case, and says so in outputs and summary', async () => {
    const { number, opened: event } = await report()
    const ran = await run(event)
    expect(ran).toMatchObject({ code: 0, outputs: { case: String(number), phase: 'reported', accepted: 'true' } })
    expect(ran.summary).toContain('reporter')
    expect(await labels(number)).toContain('phase: reported')
    expect((await ours(number)).filter((body) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
  })

  it('R4.3-1 moves a case, and answers who asked', async () => {
    const number = await opened()
    const ran = await run(await action.there.comment('responder', number, '/contain 回線を抜いた'))
    expect(ran).toMatchObject({ code: 0, outputs: { case: String(number), phase: 'containment', accepted: 'true' } })
    expect(await labels(number)).toContain('phase: containment')
    const asked = (await comments(number)).find(({ body }) => asText(body)?.startsWith('/contain'))
    expect(asObject(asked?.reactions)['+1']).toBe(1)
  })

  it('asks for nothing twice that nobody has changed, and is told what the record is once all is shown', async () => {
    const number = await opened()
    await run(await action.there.comment('responder', number, '/note 一'))
    const asked = await askedBy(await action.there.comment('responder', number, '/contain 回線を抜いた'))
    const reads = asked.filter((one) => one.startsWith('GET '))
    expect(reads.filter((one, at) => reads.indexOf(one) !== at)).toEqual([])
    // At first by the query that tells of all records at once; then by the one that shows everything.
    expect(asked.filter((one) => one.startsWith('GET ') && /ledger%2F/.test(one))).toEqual([])
    expect(asked.slice(asked.findLastIndex((one) => one.startsWith('PUT ')) + 1)).toEqual(['POST /graphql'])
    expect(asked.length).toBeLessThanOrEqual(COLD.accepted.requests)
  })

  it('asks no more than the budget has for an opening, a refusal and a remark', async () => {
    // Words of its own: the same ones twice would be named as twins.
    const body = '### 何が起きましたか\n\n鍵の紛失\n'
    const [event] = await action.there.act('reporter', 'POST', issues(), {
      title: 'A key',
      labels: ['hikeshi: incident'],
      body,
    })
    const { number } = asObject(event?.payload.issue) as { number: number }
    const opening = event === undefined ? [] : await askedBy(event)
    expect(opening.length).toBeGreaterThan(8)
    expect(opening.length).toBeLessThanOrEqual(COLD.opening.requests)
    const refused = await askedBy(await action.there.comment('responder', number, '/phase recovery'))
    expect(refused.length).toBeGreaterThan(4)
    expect(refused.length).toBeLessThanOrEqual(COLD.refused.requests)
    const remark = await askedBy(await action.there.comment('responder', number, '見てきます'))
    expect(remark).toHaveLength(COLD.nothing.requests)
  })

  it('R4.2-2 refuses with its reasons, in a run that succeeds', async () => {
    const number = await opened()
    await run(await action.there.comment('responder', number, '/contain 回線を抜いた'))
    const ran = await run(await action.there.comment('responder', number, '/phase eradication'))
    expect(ran).toMatchObject({ code: 0, outputs: { phase: 'containment', accepted: 'false' } })
    const [reply] = (await ours(number)).filter((body) => body.includes('R4.2-2'))
    expect(reply).toBeDefined()
    expect(ran.summary).toContain('R4.2-2')
  })

  it('R4.3-1 refused: seventeen comments of one account that nobody ran for are answered within its share, in one run', async () => {
    const number = await opened()
    const before = (await ours(number)).length
    const asked = ['analysis', 'eradication', 'recovery', 'learning', 'closed', 'dismissed'].map((to) => `/phase ${to}`)
    const sets = ['severity low', 'damage 3', 'cause x', 'harm none'].map((what) => `/set ${what}`)
    const more = [
      '/advance',
      '/activate',
      '/ratify x',
      '/done a1',
      '/consent harm',
      '/runbook power',
      '/recovered email',
    ]
    let last: Parameters<typeof run>[0]
    for (const text of [...asked, ...sets, ...more]) last = await action.there.comment('reporter', number, text)
    await run(last)
    const refused = (await lines(number)).filter(({ type }) => type === 'request-refused')
    expect(refused.length).toBeGreaterThanOrEqual(17)
    const answers = (await ours(number)).length - before
    expect(answers).toBeGreaterThan(0)
    expect(answers).toBeLessThanOrEqual(REQUESTS_ANSWERED)
  })

  it('does nothing, and asks GitHub for nothing, where an event needs nothing', async () => {
    const number = await opened()
    const event = await action.there.comment('officer', number, 'Looking into it')
    await action.there.forgetRequests()
    expect(await run(event)).toMatchObject({ code: 0, outputs: {}, summary: '' })
    expect(await action.there.requests()).toEqual([])
  })

  it('a label asks as a command does, and is put back where it is refused', async () => {
    const number = await opened()
    const events = await action.there.act('officer', 'POST', `${issues()}/${number}/labels`, {
      labels: ['phase: recovery'],
    })
    expect(await run(events.find(({ payload }) => payload.action === 'labeled'))).toMatchObject({
      code: 0,
      outputs: { accepted: 'false' },
    })
    const shown = await labels(number)
    expect(shown).toContain('phase: reported')
    expect(shown).not.toContain('phase: recovery')
  })

  it('the next run picks up what a dropped one was to do, in order', async () => {
    const { number } = await report()
    await action.there.comment('responder', number, '/contain 回線を抜いた')
    await action.there.comment('officer', number, '/set severity high')
    const ran = await run(await action.there.comment('officer', number, '/note 続報なし'))
    expect(ran).toMatchObject({ code: 0, outputs: { phase: 'containment', accepted: 'true' } })
    const types = (await lines(number)).map(({ type }) => type)
    expect(types.indexOf('case-opened')).toBeLessThan(types.indexOf('phase-changed'))
    expect(types.indexOf('phase-changed')).toBeLessThan(types.indexOf('note-added'))
    for (const { body, reactions } of await comments(number)) {
      if (asText(body)?.startsWith('/')) expect(asObject(reactions)['+1'], asText(body)).toBe(1)
    }
  })

  it('several runs for one issue at once lose nothing and double nothing', async () => {
    const { number, opened: event } = await report()
    const events = [event]
    for (const note of ['一', '二', '三']) events.push(await action.there.comment('responder', number, `/note ${note}`))
    events.push(await action.there.comment('reporter', number, '/phase eradication'))
    const ran = await Promise.all(events.map((one) => run(one)))
    expect(ran.map(({ code, log }) => ({ code, log: code === 0 ? '' : log }))).toEqual(
      events.map(() => ({ code: 0, log: '' })),
    )
    const types = (await lines(number)).map(({ type }) => type)
    const count = (type: string) => types.filter((one) => one === type).length
    expect([count('case-opened'), count('note-added'), count('request-refused')]).toEqual([1, 3, 1])
    const said = await ours(number)
    expect(said.filter((body) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
    const marks = said.flatMap((body) => answerMarks(body))
    expect(new Set(marks).size).toBe(marks.length)
    const [status] = said.filter((body) => body.includes('<!-- hikeshi:status -->'))
    for (const note of ['一', '二', '三']) expect(status).toContain(note)
  })

  it('the same event twice acts once', async () => {
    const number = await opened()
    const event = await action.there.comment('responder', number, '/contain 回線を抜いた')
    await run(event)
    const before = { lines: await lines(number), said: await ours(number) }
    expect(await run(event)).toMatchObject({ code: 0, outputs: { accepted: 'true' } })
    expect({ lines: await lines(number), said: await ours(number) }).toEqual(before)
  })

  it('hostile words never become commands of the runner, and the token is masked', async () => {
    const number = await opened()
    const words = '/phase x\n::set-output name=accepted::true\r\n::error::gotcha\n%0A::stop-commands::x'
    const ran = await run(await action.there.comment('officer', number, words))
    expect(ran).toMatchObject({ code: 0, outputs: { accepted: 'false' } })
    expect(ran.log).toContain(`::add-mask::${action.there.token}`)
    expect(ran.log.match(/^::(?!add-mask|debug)/gm)).toBeNull()
  })

  it('refused: a key of a runbook that would end its line begins no command of the runner', async () => {
    const { runbooks } = action.there.sandbox.repos
    const path = `/repos/${runbooks}/contents/runbooks/hostile.md`
    const text = '---\nid: hostile\n"x\\n::warning::gotcha\\r\\n::stop-commands::x\\e[2J": 1\n---\n'
    const content = Buffer.from(text).toString('base64')
    const made = (await action.there.call('admin', 'PUT', path, { message: 'A runbook', content })) as Json
    const ran = await run((await report()).opened)
    expect(ran.code).toBe(0)
    // It is told, on one line.
    expect(ran.log).toMatch(/hostile\.md:\d+:\d+ unknown-key: .*gotcha/)
    expect(ran.log.match(/^::(?!add-mask|debug)/gm)).toBeNull()
    expect(ran.log).not.toContain('\u001b')
    await action.there.call('admin', 'DELETE', path, { message: 'Away', sha: asObject(made.content).sha })
  })

  it.each([
    ['without a token', { token: '' }, 'GITHUB_TOKEN'],
    ['with a token that GitHub does not know', { token: 'ghs_unknown' }, 'actions/create-github-app-token'],
    ['with a run that does not exist', { run: 'dance' }, 'event, sweep, audit, check, report, verify'],
    ['with a locale that does not exist', { locale: 'tlh' }, 'ja or en'],
  ])('fails %s, and says what to do', async (_name, inputs, remedy) => {
    const { opened: event } = await report()
    const ran = await run(event, { inputs })
    expect(ran.code).toBe(1)
    expect(ran.log).toMatch(/^::error::/m)
    expect(ran.log).toContain(remedy)
  })

  it('fails without an event file, and says what to do', async () => {
    const ran = await run(undefined, { env: { GITHUB_EVENT_NAME: 'issues' } })
    expect(ran.code).toBe(1)
    expect(ran.log).toContain('GITHUB_EVENT_PATH')
  })
})
