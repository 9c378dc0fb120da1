import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditCommand } from '../../src/hosts/cli/definitions/audit.ts'
import { reportCommand } from '../../src/hosts/cli/definitions/report.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { type Company, company } from './company.ts'

const FILE = '.github/hikeshi.yml'
const GROUPS = ['employees', 'dispatched', 'contract', 'part-time', 'interns', 'contractors', 'directors']
const CUSTOMERS = `customers:
  first: { label: { ja: 甲商事, en: Ko Trading }, agreement: A-1, agreed-on: 2025-01-31, contact: desk of A, notice-terms: 24 h, measures: shut off }
  second: { label: Otsu, agreement: A-2, agreed-on: 2025-01-31, contact: desk of B, notice-terms: 48 h, measures: shut off }
`

describe('the edition for customers and persons covered (clause 8)', () => {
  let office: Company
  let folder: string
  let number = 0
  let audited: { code: string; subject?: string; detail?: string }[] = []
  const before = { ...process.env }
  beforeAll(async () => {
    office = await company()
    folder = await mkdtemp(join(tmpdir(), 'edition-'))
    process.env.GITHUB_API_URL = office.sandbox.url
    process.env.GITHUB_TOKEN = office.sandbox.tokens.admin ?? ''
  })
  afterAll(async () => {
    process.env = before
    await rm(folder, { recursive: true })
    await office.stop()
  })

  /** Changes the policy on the default branch, and the officer adopts it in an issue of its own. */
  async function adopt(change: (text: string) => string): Promise<string> {
    const at = `/repos/${office.sandbox.repos.incidents}/contents/${FILE}`
    const { sha: old, content } = (await office.call('admin', 'GET', at)).body as { sha: string; content: string }
    const text = change(Buffer.from(content, 'base64').toString('utf8'))
    const body = { message: 'Change', sha: old, content: Buffer.from(text).toString('base64') }
    const put = await office.call('admin', 'PUT', at, body)
    await office.sandbox.idle()
    const { sha } = (put.body as { content: { sha: string } }).content
    const place = await office.as('officer').report('', { title: 'Policy', labels: [] })
    const asked = await office.as('officer').comments(place, `/adopt ${sha}`)
    await office.sandbox.idle()
    expect(await office.reactions(asked)).toEqual(['+1'])
    return sha
  }
  const cases = async (): Promise<number[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent('hikeshi: edition')}`
    const { body } = await office.call('admin', 'GET', path)
    return (body as { number: number }[]).map((one) => one.number).sort((a, b) => a - b)
  }
  const drawn = async (of: number, language: string): Promise<string> =>
    (await office.answers(of))
      .map(({ body }) => body)
      .findLast((body) => body.includes(`document=edition-${language}-`)) ?? ''
  const audit = async (...more: string[]) => {
    const flags = ['--app', office.sandbox.app.slug, '--locale', 'en', '--json', '--out', folder]
    const { out: stdout } = await runCommand(
      auditCommand(),
      '--repo',
      office.sandbox.repos.incidents,
      ...flags,
      ...more,
    )
    const data = JSON.parse(stdout) as {
      requirements: { clause: string; findings: typeof audited }[]
      readers: { repository: string; seen: { kind: string; readers: unknown } }[]
    }
    audited = data.requirements.find(({ clause }) => clause === 'R8-1')?.findings ?? []
    return { data, document: await readFile(join(folder, 'operation-check.md'), 'utf8') }
  }
  const codes = () => audited.map(({ code, subject }) => `${code} ${subject}`)

  it('R8-1 what changes nothing for customers opens nothing; once it does, the sweep opens it and it is drawn up', async () => {
    await office.control('POST', '/sweep')
    expect(await cases()).toEqual([])
    const sha = await adopt((text) =>
      text.replace('customers: {}\n', CUSTOMERS).replace('ja: 根絶,', 'ja: 原因の除去,'),
    )
    await office.control('POST', '/sweep')
    const [opened = 0, ...more] = await cases()
    expect(more).toEqual([])
    number = opened
    expect(await office.phase(number)).toBe('drafted')
    for (const [language, words] of [
      // At its head the regulation's own days, and how and to whom one reports.
      [
        'ja',
        [
          '原因の除去',
          '5営業日以内',
          '**2023年9月末日施行、2024年12月1日改訂**',
          '情報セキュリティ責任者に遅滞なく報告してください',
        ],
      ],
      [
        'en',
        [
          'In force since the end of September 2023',
          'report it to the information security officer without delay',
          'Eradication',
          'within 5 business days',
          'History of revisions',
        ],
      ],
    ] as const) {
      const text = await drawn(number, language)
      for (const word of words) expect(text, language).toContain(word)
      expect(text).toContain(sha.slice(0, 7))
      // The day on which the file was adopted is no day on which a regulation came into force.
      expect(text).not.toMatch(/\d{4}-\d\d-\d\d 施行|in force since \d/i)
      expect(text.indexOf(language === 'ja' ? '遅滞なく報告' : 'without delay')).toBeLessThan(text.indexOf('## '))
      expect(text).not.toMatch(/甲商事|Otsu|03-5550-0100|security-officer/)
    }
    await office.control('POST', '/sweep')
    expect(await cases()).toEqual([number])
  })

  it('R8-1 refused: nobody but the officer approves it, and nobody has a draft', async () => {
    await office.as('responder').says(number, '/approve')
    expect(await office.refusal(number)).toEqual(['not-for-you R8-1'])
    await office.as('deputy').says(number, '/phase approved')
    expect(await office.refusal(number)).toEqual(['not-for-you R8-1'])
    expect(await office.phase(number)).toBe('drafted')
    await audit()
    expect(codes()).toEqual(['first', 'second', ...GROUPS].map((id) => `edition-missing ${id}`))
  })

  it('R8-1 R9-4 approved, recorded for each customer and group; while one lacks it, it does not end and that one is named', async () => {
    await office.as('officer').says(number, '/approve')
    expect(await office.phase(number)).toBe('approved')
    await office.as('responder').says(number, '/acknowledge edition for first メール 2030-02-01')
    expect(await office.refusal(number)).toEqual(['not-for-you R8-1'])
    await office.as('officer').says(number, '/acknowledge edition for 丙商店 メール')
    expect(await office.refusal(number)).toEqual(['not-concerned R8-1'])
    await office.as('officer').says(number, '/acknowledge edition メール')
    expect(await office.refusal(number)).toEqual(['reason-missing R8-1'])
    const groups = GROUPS.map((id) => `/acknowledge edition for ${id} 朝礼 ${id}`)
    await office.as('officer').says(number, ['/acknowledge edition for 甲商事 メール 2030-02-01', ...groups].join('\n'))
    const told = await office.as('officer').says(number, '/phase given')
    expect(await office.refusal(number)).toEqual(['unacknowledged R8-1'])
    expect(told).toContain('Otsu')
    expect(told).not.toContain('甲商事')
    await office.as('officer').says(number, '/acknowledge edition for Otsu 面談の記録 3')
    await office.as('officer').says(number, '/phase given')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  it('R8-1 report and operation check say who has which version, since when and by what it is found', async () => {
    const { document } = await audit()
    expect(codes()).toEqual([])
    expect(document).toMatch(/- the current one `[0-9a-f]{7}` [\d-]+ `incidents#\d+`: .*Ko Trading/)
    expect(document).not.toContain('面談の記録')
    const flags = ['--app', office.sandbox.app.slug, '--locale', 'ja', '--json', '--out', folder]
    const { out: stdout } = await runCommand(reportCommand(), '--repo', office.sandbox.repos.incidents, ...flags)
    const { holdings } = JSON.parse(stdout) as { holdings: { id: string; state: string; reference: string }[] }
    expect(holdings.map(({ id, state }) => `${id} ${state}`)).toEqual(
      ['first', 'second', ...GROUPS].map((id) => `${id} current`),
    )
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toMatch(/甲商事[\s\S]*現行版[\s\S]*メール 2030-02-01/)
    // The mark is what a Japanese spreadsheet program knows the signs by.
    expect(await readFile(join(folder, 'editions.csv'), 'utf8')).toMatch(
      /^\uFEFF相手,区分,版,状態,日時,記録・理由,案件\r\n[\s\S]*Otsu,顧客,[0-9a-f]{40},現行版,/,
    )
  })

  it('R8-1 one who came later gets it in the same case, and what others have got still counts', async () => {
    await office.as('officer').says(number, '/phase supplement 新しい顧客')
    expect(await office.phase(number)).toBe('supplement')
    await office.as('officer').says(number, '/phase given')
    expect(await office.phase(number)).toBe('given')
  })

  it('R8-1 R9-4 after the next change everybody has an older one, which is found in time, and the sweep opens the next', async () => {
    await adopt((text) =>
      text
        .replace('en: Board report }', 'en: Report to the board }')
        .replaceAll('given-within: P30D', 'given-within: P1D'),
    )
    const days = 2
    await office.control('POST', '/clock', { advance: `P${days}D` })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 24 * 60 * 60 * 1000 })
    await audit()
    vi.useRealTimers()
    expect(codes()).toEqual(['first', 'second', ...GROUPS].map((id) => `edition-outdated ${id}`))
    await office.control('POST', '/sweep')
    const [, second = 0, ...more] = await cases()
    expect(more).toEqual([])
    expect(await drawn(second, 'en')).toContain('Report to the board')
    expect((await office.verify()).findings).toEqual([])
  })

  it('R8-1 the check shows who can read, outside collaborators marked; of the restricted repository their number alone', async () => {
    const { repos } = office.sandbox
    await office.call('admin', 'PUT', `/repos/${repos.restricted}/collaborators/outsider`, { permission: 'pull' })
    await office.call('admin', 'PUT', `/repos/${repos.incidents}/collaborators/outsider`, { permission: 'pull' })
    const { data, document } = await audit()
    expect(document).toMatch(/- read: .*`outsider` \(\*\*outside collaborator\*\*\)/)
    expect(data.readers.find(({ repository }) => repository === 'restricted')?.seen.kind).toBe('counted')
    expect(codes()).toContain('readers-without-role restricted')
    expect(document.slice(document.indexOf('**restricted**'))).not.toContain('outsider')

    const few = await audit('--including', 'restricted')
    expect(audited).toContainEqual(
      expect.objectContaining({ code: 'reader-without-role', subject: 'restricted', detail: '@outsider' }),
    )
    expect(few.data.readers.find(({ repository }) => repository === 'restricted')?.seen.kind).toBe('named')
  })

  it('R8-1 refused: a token that may not ask is told so, and nothing is found against anybody', async () => {
    process.env.GITHUB_TOKEN = office.sandbox.tokens.deputy ?? ''
    const { data } = await audit()
    expect(data.readers.find(({ repository }) => repository === 'restricted')?.seen).toMatchObject({ kind: 'unseen' })
    expect(codes().filter((one) => one.startsWith('reader'))).toEqual([])
  })
})
