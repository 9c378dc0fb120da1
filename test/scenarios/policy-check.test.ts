import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

interface Run {
  name: string
  conclusion: string
  output: { title: string; summary: string; annotations?: { path: string; start_line: number; message: string }[] }
}
const FILE = '.github/hikeshi.yml'
const ANALYSIS = '{ kind: facts, facts: [category], clause: R1-4 }'

describe('the check on a pull request that changes the policy', () => {
  let office: Company
  let policy: string
  let number: number
  beforeAll(async () => {
    office = await company()
    policy = (await read(FILE, 'main')).text
    number = await office.as('reporter').report(report(STOLEN))
    await office.as('officer').says(number, '/phase analysis 遠隔で消去した @admin')
    await branch('stricter')
    await branch('other')
  })
  afterAll(() => office.stop())

  const repository = () => `/repos/${office.sandbox.repos.incidents}`
  async function branch(name: string): Promise<void> {
    const { body } = await office.call('admin', 'GET', `${repository()}/git/ref/heads/main`)
    const { sha } = (body as { object: { sha: string } }).object
    await office.call('admin', 'POST', `${repository()}/git/refs`, { ref: `refs/heads/${name}`, sha })
  }
  async function read(path: string, ref: string): Promise<{ text: string; sha?: string }> {
    const { status, body } = await office.call('admin', 'GET', `${repository()}/contents/${path}?ref=${ref}`)
    if (status !== 200) return { text: '' }
    const { content, sha } = body as { content: string; sha: string }
    return { text: Buffer.from(content, 'base64').toString('utf8'), sha }
  }
  async function write(ref: string, path: string, text: string): Promise<void> {
    const { sha } = await read(path, ref)
    const content = Buffer.from(text).toString('base64')
    const change = { message: `Write ${path}`, branch: ref, content, ...(sha === undefined ? {} : { sha }) }
    await office.call('admin', 'PUT', `${repository()}/contents/${path}`, change)
    await office.sandbox.idle()
  }
  async function propose(head: string): Promise<void> {
    await office.call('admin', 'POST', `${repository()}/pulls`, { title: 'Change', head, base: 'main' })
    await office.sandbox.idle()
  }
  const checks = async (): Promise<Run[]> =>
    (await office.exchanges())
      .filter(({ method, path }) => /^(POST|PATCH)$/.test(method) && path.includes('/check-runs'))
      .map(({ requestBody }) => requestBody as Run)
      .filter(({ name }) => name === 'hikeshi / policy')

  it('R9-2 refused: what is wrong with it stands at its line', async () => {
    const broken = policy.replace('        to: recovery\n', '        to: recovry\n')
    await write('stricter', FILE, broken)
    await propose('stricter')
    const [run] = await checks()
    expect(run).toMatchObject({ conclusion: 'failure', output: { title: expect.stringContaining('直すもの') } })
    const line = broken.split('\n').findIndex((text) => text.includes('recovry')) + 1
    expect(run?.output.annotations?.find(({ start_line }) => start_line === line)).toMatchObject({
      path: FILE,
      message: expect.stringContaining('recovery'),
    })
  })

  it('R9-2 allowed: its summary says what recorded cases would have met under it, and none of their words', async () => {
    await office.forget()
    const stricter = policy.replace(ANALYSIS, ANALYSIS.replace('category', 'category, damage'))
    expect(stricter).not.toBe(policy)
    await write('stricter', FILE, stricter)
    const runs = await checks()
    const run = runs.at(-1) ?? expect.fail('The new head is checked')
    expect(run.conclusion).toBe('success')
    expect(run.output.title).toBe('この運用ポリシーは採択できます')
    expect(run.output.summary).toMatch(new RegExp(`#${number} .*\\n.*差し戻される.*R1-4`))
    expect(run.output.summary).not.toMatch(/遠隔で消去|admin|officer/)
  })

  it('R9-2 a pull request that leaves the policy alone gets no such check', async () => {
    await office.forget()
    await write('other', 'notes.md', 'A note')
    await propose('other')
    expect(await checks()).toEqual([])
  })

  it('R9-2 what is proposed judges nobody before it is adopted', async () => {
    const next = await office.as('reporter').report(report(STOLEN))
    await office.as('officer').says(next, '/phase analysis')
    expect(await office.phase(next)).toBe('analysis')
  })
})
