import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyPolicy } from '../support/ready-policy.ts'
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

  /** Sends what GitHub would. */
  async function deliver(event: string, payload: unknown): Promise<void> {
    const body = JSON.stringify(payload)
    const signature = createHmac('sha256', office.sandbox.secrets.webhookSecret).update(body).digest('hex')
    const headers = {
      ...{ 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': randomUUID() },
      'x-hub-signature-256': `sha256=${signature}`,
    }
    const { status } = await fetch(office.sandbox.webhookUrl, { method: 'POST', headers, body })
    expect(status).toBeLessThan(300)
    await office.sandbox.idle()
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

  it('of a shortened sha the answer says the whole one, and adopts nothing', async () => {
    const sha = await push((text) => text.replace('users: [responder]', 'users: [responder] # soon'))
    const said = await office.as('officer').says(number, `/adopt ${sha.slice(0, 7)}`)
    expect(said).toContain(`/adopt ${sha}`)
    expect(said).not.toContain('書き方')
  })

  it('R9-2 refused: what was pushed after the approval is not adopted by its merge, and it is said who looks at what', async () => {
    const { call, sandbox } = office
    const at = `/repos/${sandbox.repos.incidents}`
    const { object } = (await call('admin', 'GET', `${at}/git/ref/heads/main`)).body as { object: { sha: string } }
    await call('admin', 'POST', `${at}/git/refs`, { ref: 'refs/heads/later', sha: object.sha })
    const change = async (text: string): Promise<string> => {
      const { sha } = (await call('admin', 'GET', `${at}/contents/${FILE}?ref=later`)).body as { sha: string }
      const content = Buffer.from(text).toString('base64')
      const put = await call('admin', 'PUT', `${at}/contents/${FILE}`, { message: 'x', branch: 'later', sha, content })
      return (put.body as { content: { sha: string } }).content.sha
    }
    await change(readyPolicy().replace('name: Playground Corporation', 'name: Approved'))
    const opened = await call('admin', 'POST', `${at}/pulls`, { title: 'Policy', head: 'later', base: 'main' })
    const pull = (opened.body as { number: number }).number
    await call('officer', 'POST', `${at}/pulls/${pull}/reviews`, { event: 'APPROVE' })
    const merged = await change(readyPolicy().replace('name: Playground Corporation', 'name: Slipped in'))
    await call('admin', 'PUT', `${at}/pulls/${pull}/merge`, { merge_method: 'merge' })
    await sandbox.idle()
    const said = (await office.comments(pull)).map(({ body }) => body).join()
    expect(said).toContain('情報セキュリティ責任者がまだ承認していません')
    expect(said).toContain(`/adopt ${merged}`)
    await office.as('officer').says(number, '/note 前のまま')
    expect((await office.ledger(number)).at(-1)?.policy).not.toBe(merged)
    await push(() => readyPolicy().replace('teams: [security-officer]', 'users: [responder]'))
  })

  it('R4-2 a policy with the placeholders of its template is not adopted: where they stand, and what to write', async () => {
    const sha = await push((text) =>
      text.replace('03-5550-0100', '03-0000-0000').replace('name: Playground Corporation', 'name: Example'),
    )
    const attempt = await office.as('officer').comments(number, `/adopt ${sha}`)
    await office.sandbox.idle()
    expect(await office.reactions(attempt)).toEqual(['confused'])
    const said = (await office.comments(number)).at(-1)?.body ?? ''
    expect(said).toMatch(/8 行 .*name-placeholder/)
    expect(said).toMatch(/10 行 .*phone-placeholder.*社員が実際にかける番号を、桁を省かずに書いてください/)
    await push((text) =>
      text.replace('03-0000-0000', '03-5550-0100').replace('name: Example', 'name: Playground Corporation'),
    )
  })

  it('R4.4-5 refused: what the officer asks by way of an app that the policy does not name, /adopt as /set', async () => {
    const sha = await push((text) => `${text}\n# by way of an app\n`)
    await office.as('officer').comments(number, `この後に採択します：${'.'.repeat(3)}`)
    await office.sandbox.idle()
    const told = (await office.deliveries()).findLast(({ event }) => event === 'issue_comment')
    const heard = JSON.stringify(told?.payload)
    for (const body of [`/adopt ${sha}`, '/set severity low']) {
      const payload = JSON.parse(heard) as { comment: Record<string, unknown> }
      Object.assign(payload.comment, { body, performed_via_github_app: { slug: 'pocket-client' } })
      await deliver('issue_comment', payload)
      expect((await office.comments(number)).at(-1)?.body).toContain('pocket-client')
    }
    await office.as('officer').says(number, '/note 前のまま')
    expect((await office.ledger(number)).at(-1)?.policy).not.toBe(sha)
  })

  it('R8-2 refused: an administrator of one repository cannot take those of another policy, and both homes are told once', async () => {
    const { call, sandbox } = office
    const at = `/repos/${sandbox.repos.runbooks}`
    await call('admin', 'PUT', `${at}/collaborators/responder`, { permission: 'admin' })
    const text = readyPolicy().replace('teams: [security-officer]', 'users: [responder]')
    const content = Buffer.from(text).toString('base64')
    const put = await call('responder', 'PUT', `${at}/contents/${FILE}`, { message: 'Mine', content })
    const { sha } = (put.body as { content: { sha: string } }).content
    const made = await call('responder', 'POST', `${at}/issues`, { title: 'Adopt', body: '' })
    const issue = (made.body as { number: number }).number
    for (const _time of [1, 2]) {
      await call('responder', 'POST', `${at}/issues/${issue}/comments`, { body: `/adopt ${sha}` })
      await sandbox.idle()
    }
    const answers = (await call('admin', 'GET', `${at}/issues/${issue}/comments`)).body as { body: string }[]
    for (const name of [sandbox.repos.incidents, sandbox.repos.restricted, sandbox.repos.runbooks])
      expect(answers.at(-1)?.body).toContain(`\`${name}\` は、すでに \`${sandbox.repos.incidents}\``)
    const open = (await call('admin', 'GET', `/repos/${sandbox.repos.incidents}/issues?state=open`)).body
    const tellings = (open as { title: string; body: string }[]).filter(({ body }) => body.includes('hikeshi:overlap='))
    expect(tellings).toHaveLength(1)
    expect(tellings[0]?.body).toContain('@officer')
    expect(tellings[0]?.body).toContain(sandbox.repos.runbooks)
    const other = await office.as('reporter').report(report(STOLEN))
    expect((await office.issue(other)).assignees).not.toContain('responder')
  })

  it('a policy that cannot be proved is not adopted, and each problem is named at its line', async () => {
    const sha = await push((text) => text.replaceAll(/to: recovery$/gm, 'to: recovry'))
    const attempt = await office.as('officer').comments(number, `/adopt ${sha}`)
    await office.sandbox.idle()
    expect(await office.reactions(attempt)).toEqual(['confused'])
    const said = (await office.comments(number)).at(-1)?.body
    expect(said).toMatch(/hikeshi\.yml` の \d+ 行 \d+ 桁：`unknown-phase`/)
    expect(said).toContain('recovry')
    await office.as('officer').says(number, '/note 前のまま')
    expect((await office.ledger(number)).at(-1)?.policy).not.toBe(sha)
    await push((text) => text.replaceAll('to: recovry', 'to: recovery'))
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
