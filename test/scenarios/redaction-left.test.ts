import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { at, BEFORE, recordOf } from './walk.ts'

const TEXT = '顧客 kanariasecret の暗証番号は 4711'
const OTHER = 'other-corp'

describe('R8-2 a text is taken out while some of what the app wrote is out of reach', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  /** A case whose plan and action item hold the text. */
  const withPlan = async () => {
    const number = await at(office, 'recovery')
    await office.as('officer').says(number, recordOf({ cause: TEXT }))
    await office.as('officer').says(number, `/action @sysadmin 2031-03-31 ${TEXT}`)
    await BEFORE.learning(office, number, {})
    await office.as('officer').says(number, '/phase learning')
    const pull = (await office.pulls()).find(({ head }) => head.ref.endsWith(`/${number}`))
    expect(pull).toBeDefined()
    return { number, pull: pull?.number ?? 0 }
  }
  const takenOut = async (number: number) => {
    const line = (await office.ledger(number)).findLast(
      ({ type, data }) => type === 'fact-recorded' && data.field === 'cause',
    )
    const answer = await office.as('officer').says(number, `/redact ${line?.seq} 暗証番号を書いた`)
    expect(JSON.stringify(await office.ledger(number)).includes('kanariasecret')).toBe(false)
    return answer
  }

  it('a branch that was deleted, a plan that was merged, an action item that was moved, and earlier commits are named each', async () => {
    const { number, pull } = await withPlan()
    const items = (await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues?per_page=100`))
      .body as { number: number; title: string }[]
    const item = items.find(({ title }) => title.includes('kanariasecret'))?.number
    await office.control('POST', '/github', {
      transfer: { issue: `${office.sandbox.repos.incidents}#${item}`, to: office.sandbox.repos.runbooks, by: 'admin' },
    })
    const answer = await takenOut(number)
    expect(answer).toMatch(new RegExp(`runbooks#${pull}：ブランチ .*過去のコミット`))
    expect(answer).toMatch(new RegExp(`incidents#${item}：.*runbooks#\\d+.* へ移されています`))

    const closed = await withPlan()
    const pulls = `/repos/${office.sandbox.repos.runbooks}`
    await office.call('admin', 'PATCH', `${pulls}/pulls/${closed.pull}`, { state: 'closed' })
    await office.call('admin', 'DELETE', `${pulls}/git/refs/heads/hikeshi/prevention/incidents/${closed.number}`)
    expect(await takenOut(closed.number)).toMatch(new RegExp(`runbooks#${closed.pull}：ブランチ .*削除済みか`))

    const merged = await withPlan()
    await office.call('admin', 'PUT', `${pulls}/pulls/${merged.pull}/merge`, {})
    expect(await takenOut(merged.number)).toMatch(new RegExp(`runbooks#${merged.pull}：マージ済み`))
  })

  it('an archived repository, and one that was given away, keep nothing in the record, and are named with the way', async () => {
    const { number, pull } = await withPlan()
    const archive = (archived: string[]) => office.control('POST', '/github', { archived })
    await archive(['runbooks'])
    const answer = await takenOut(number)
    expect(answer).toMatch(
      new RegExp(`runbooks#${pull}（ブランチ \`hikeshi/prevention/incidents/${number}\`）：.*アーカイブ`),
    )
    await archive([])

    const second = await withPlan()
    const give = (from: string, to: string) =>
      office.control('POST', '/github', { handOver: { repository: `${from}/runbooks`, to, by: 'admin' } })
    await give(office.sandbox.org, OTHER)
    const there = `/repos/${OTHER}/runbooks/pulls/${second.pull}`
    const before = (await office.call('admin', 'GET', there)).body
    expect(await takenOut(second.number)).toContain(`runbooks#${second.pull}（ブランチ`)
    // Nothing is written to what is another owner's now.
    expect((await office.call('admin', 'GET', there)).body).toEqual(before)
  })
})
