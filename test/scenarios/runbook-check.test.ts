import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

interface Run {
  name: string
  conclusion: string
  output: { title: string; summary: string; annotations?: { path: string; start_line: number; message: string }[] }
}

describe('the check on a pull request that changes runbooks', () => {
  let office: Company
  let malware: string
  let number: number
  beforeAll(async () => {
    office = await company()
    malware = (await office.file('runbooks/malware.md')) ?? expect.fail('There is a runbook')
    const repository = `/repos/${office.sandbox.repos.runbooks}`
    const { body } = await office.call('sysadmin', 'GET', `${repository}/git/ref/heads/main`)
    const { sha } = (body as { object: { sha: string } }).object
    await office.call('sysadmin', 'POST', `${repository}/git/refs`, { ref: 'refs/heads/call', sha })
  })
  afterAll(() => office.stop())

  const proposes = (path: string, text: string) => office.as('sysadmin').writes('call', path, text)
  const sent = async (): Promise<Run[]> =>
    (await office.exchanges())
      .filter(({ method, path }) => /^(POST|PATCH)$/.test(method) && path.includes('/check-runs'))
      .map(({ requestBody }) => requestBody as Run)
      .filter(({ name, output }) => name === 'hikeshi / runbooks' || output !== undefined)
  const last = async (): Promise<Run> => (await sent()).at(-1) ?? expect.fail('There is a check')

  it('R4.1-1 refused: names what a runbook lacks, at its line', async () => {
    const broken = malware
      .replace('executive: representative', 'executive: representativ')
      .replace(/^kinds: .*$/m, 'kinds: [malwre]')
      .replace(/\n## 根絶\n[\s\S]*?(?=\n## )/, '\n')
    await proposes('runbooks/malware.md', broken)
    const opened = await office.call('sysadmin', 'POST', `/repos/${office.sandbox.repos.runbooks}/pulls`, {
      title: 'Call first',
      head: 'call',
      base: 'main',
    })
    number = (opened.body as { number: number }).number
    await office.sandbox.idle()
    const { conclusion, output } = await last()
    expect(conclusion).toBe('failure')
    const lineOf = (text: string) => broken.split('\n').findIndex((line) => line.startsWith(text)) + 1
    const at = (line: number) => output.annotations?.find((one) => one.start_line === line)
    expect(at(lineOf('kinds:'))).toMatchObject({
      path: 'runbooks/malware.md',
      message: expect.stringContaining('malware'),
    })
    expect(at(lineOf('executive:'))?.message).toContain('representative')
    expect(output.summary).toContain('根絶')
    expect(`${output.summary}${JSON.stringify(output.annotations)}`).toContain('R4.1-1)')
  })

  it('R4.1-1 refused: an executive whom the policy names for no runbook', async () => {
    await proposes('runbooks/malware.md', malware.replace('executive: representative', 'executive: board'))
    const { conclusion, output } = await last()
    expect(conclusion).toBe('failure')
    expect(output.annotations?.some(({ message }) => message.includes('board'))).toBe(true)
  })

  it('R4.1-1c refused: nobody is said to work together with, inside or outside', async () => {
    await proposes('runbooks/malware.md', malware.replace(/\n {2}outside:\n[\s\S]*?(?=\ncontacts:)/, ''))
    const { conclusion, output } = await last()
    expect(conclusion).toBe('failure')
    expect(output.annotations?.find(({ message }) => message.includes('outside'))?.message).toContain('R4.1-1c')
  })

  it('R4.1-1 R4.1-1c allowed: a runbook that can be followed passes, with what its owner has yet to look at', async () => {
    await proposes('runbooks/malware.md', malware)
    await proposes('runbooks/malware.md', malware.replace('reviewed: null', 'reviewed: 2026-01-01'))
    const { conclusion, output } = await last()
    expect(conclusion).toBe('neutral')
    expect(output.annotations?.every(({ path }) => path === 'runbooks/malware.md')).toBe(true)
  })

  it('says nothing where no runbook is changed', async () => {
    const before = (await sent()).length
    const repository = `/repos/${office.sandbox.repos.runbooks}`
    const { body } = await office.call('sysadmin', 'GET', `${repository}/git/ref/heads/main`)
    const { sha } = (body as { object: { sha: string } }).object
    await office.call('sysadmin', 'POST', `${repository}/git/refs`, { ref: 'refs/heads/words', sha })
    await office.as('sysadmin').writes('words', 'README.md', 'Our runbooks')
    await office.call('sysadmin', 'POST', `${repository}/pulls`, { title: 'Words', head: 'words', base: 'main' })
    await office.sandbox.idle()
    expect(await sent()).toHaveLength(before)
    expect(number).toBeGreaterThan(0)
  })

  it('R4.3-2 rounds that have stopped are told below it, and nothing of that while they take place', async () => {
    await office.as('reporter').report(report(STOLEN))
    await office.sweep()
    await proposes('runbooks/malware.md', malware)
    expect((await last()).output.summary).not.toContain('定期巡回')
    await office.control('POST', '/clock', { advance: 'P2D' })
    await proposes('runbooks/malware.md', malware.replace('reviewed: null', 'reviewed: 2026-02-01'))
    expect((await last()).output.summary).toContain('定期巡回が')
    expect((await last()).output.summary).toContain('cron を最後に変えた人')
  })
})
