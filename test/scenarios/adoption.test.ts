import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const FILE = '.github/hikeshi.yml'

describe('a policy counts once it is adopted', () => {
  let office: Company
  let number = 0
  beforeAll(async () => {
    office = await company()
    number = await office.as('reporter').report(report(STOLEN))
  })
  afterAll(() => office.stop())

  /** Changes the policy on the default branch as anyone with write access can; gives the new blob. */
  async function push(change: (text: string) => string): Promise<string> {
    const at = `/repos/${office.sandbox.repos.incidents}/contents/${FILE}`
    const { sha, content } = (await office.call('admin', 'GET', at)).body as { sha: string; content: string }
    const text = change(Buffer.from(content, 'base64').toString('utf8'))
    const body = { message: 'Change', sha, content: Buffer.from(text).toString('base64') }
    const put = await office.call('admin', 'PUT', at, body)
    await office.sandbox.idle()
    return (put.body as { content: { sha: string } }).content.sha
  }

  it('whoever pushes himself into the officer’s role judges nothing and cannot adopt it; the last adopted one goes on', async () => {
    const sha = await push((text) => text.replace('teams: [security-officer]', 'users: [responder]'))
    const { as } = office
    const attempt = await as('responder').comments(number, `/adopt ${sha}`)
    await office.sandbox.idle()
    expect(await office.reactions(attempt)).toEqual(['confused'])
    await as('responder').says(number, '/set severity low')
    expect(await office.refusal(number)).toEqual(['not-for-you R4-2'])
    await as('officer').says(number, '/set severity high')
    const policies = new Set((await office.ledger(number)).map(({ policy }) => policy))
    expect(policies.size).toBe(1)
    expect(policies.has(sha)).toBe(false)
  })

  it('the officer under the policy in force adopts the next one, and it judges from then on', async () => {
    const { as } = office
    const sha = await push((text) =>
      text.replace('users: [responder]', 'teams: [security-officer]').replace('name: Example', 'name: Example KK'),
    )
    const note = await as('officer').comments(number, `/adopt ${sha}`)
    await office.sandbox.idle()
    expect(await office.reactions(note)).toEqual(['+1'])
    await as('officer').says(number, '/note 新しい方針で')
    expect((await office.ledger(number)).at(-1)?.policy).toBe(sha)
  })
})
