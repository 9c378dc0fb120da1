import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { file, filled } from './desk.ts'
import { quietRepository } from './quiet.ts'
import { recordOf } from './walk.ts'

const LABEL = 'hikeshi: operation-check'

describe('the operation check by the default policy (clause 5)', () => {
  let office: Company
  let number = 0
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const labelled = async (label: string, repository = office.sandbox.repos.incidents): Promise<number[]> => {
    const path = `/repos/${repository}/issues?state=all&labels=${encodeURIComponent(label)}`
    const { body } = await office.call('admin', 'GET', path)
    return (body as { number: number }[]).map((issue) => issue.number).sort((a, b) => a - b)
  }
  const results = async (of = number): Promise<string[]> =>
    (await office.answers(of)).map(({ body }) => body).filter((body) => body.includes('<!-- hikeshi:findings -->'))
  const result = async (): Promise<string> => (await results())[0] ?? ''
  const editions = async (): Promise<number> =>
    (await office.ledger(number)).filter(({ type }) => type === 'findings-changed').length
  /** Which finding says this, by its number. */
  const findingOf = async (code: string): Promise<string> => {
    const lines = await office.ledger(number)
    const all = lines.flatMap(({ type, data }) =>
      type === 'findings-changed' ? (data.found as unknown as { id: string; code: string }[]) : [],
    )
    return all.find((one) => one.code === code)?.id.toUpperCase() ?? `no ${code}`
  }
  const sweep = () => office.control('POST', '/sweep')
  /** As many as the result still asks for. */
  const open = async (): Promise<string> => /対応の決まっていないもの (\d+) 件/.exec(await result())?.[1] ?? '0'

  it('R4.1-1e R8-1 a week after the first adoption preparation and edition are made known for the first time, each once', async () => {
    const first = async () => [await labelled('hikeshi: preparation'), await labelled('hikeshi: edition')]
    await sweep()
    expect(await first()).toEqual([[], []])
    await office.control('POST', '/clock', { advance: 'P8D' })
    await Promise.all([sweep(), sweep()])
    await sweep()
    const [preparation = [], edition = []] = await first()
    expect([preparation.length, edition.length]).toEqual([1, 1])
    expect(await office.phase(edition[0] ?? 0)).toBe('drafted')
    expect((await office.issue(preparation[0] ?? 0)).assignees).toEqual(['officer'])
  })

  it('R5-1 the sweep opens it on schedule, one at a time, and two sweeps at once double nothing', async () => {
    await sweep()
    expect(await labelled(LABEL)).toEqual([])
    await office.control('POST', '/clock', { advance: 'P93D' })
    await Promise.all([sweep(), sweep()])
    await sweep()
    const [first = 0, ...more] = await labelled(LABEL)
    number = first
    expect(more).toEqual([])
    expect(await office.phase(number)).toBe('drawn-up')
    // A process without columns has a card in none.
    expect(await office.column(number)).toBeUndefined()
    expect((await office.issue(number)).assignees).toEqual(['officer'])
    expect(await results()).toHaveLength(1)
  })

  it('R5-1 its result is the table of every obligation with its evidence, then what to do, each thing once', async () => {
    const text = await result()
    expect(text.indexOf('| R9-5 ')).toBeLessThan(text.indexOf('/approve'))
    expect(text.match(/^\| R\d/gm)).toHaveLength(48)
    // Twelve runbooks that nobody has reviewed are one thing to do.
    expect(text.match(/^- \*\*読んで/gm) ?? text).toHaveLength(1)
    expect(text).toMatch(/\/action @officer \d{4}-\d\d-\d\d F\d+(–F\d+)?: /)
    expect(text).toContain(`${office.sandbox.repos.incidents}/blob/HEAD/.github/hikeshi.yml`)
    expect(text).toMatch(/\[disaster\]\([^)]*\/runbooks\/disaster\.md\)/)
    expect(text).toContain('48 項目')
    expect(text).toMatch(/\| R8-2 [^|]*\| 実績あり \| \[restricted を読める人\]/)
    expect(text).toMatch(/\| R9-1 [^|]*\| 整備済み・実績なし \| {2}\|/)
    expect(text).toMatch(/\| R5-1 [^|]*\| \*\*不適合\*\* /)
    expect(text.length).toBeLessThan(40_000)
  })

  it('R5-1 a sweep that finds nothing else writes nothing, neither on the record nor into the comment', async () => {
    const before = await editions()
    await office.forget()
    await sweep()
    expect(await editions()).toBe(before)
    const writes = (await office.exchanges()).filter(({ method, path }) => method !== 'GET' && path.includes('/issues'))
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  it('R5-1 R5-2 R4.1-3 is not signed while a finding has become no action and has no reason, and says which', async () => {
    const said = await office.as('officer').says(number, '/approve')
    // A measure of detection that nobody has ever looked at is one.
    expect(await findingOf('detection-never-reviewed')).toMatch(/^F\d+$/)
    expect(await result()).toMatch(/^\| R4\.1-3 [^|]*\| \*\*不適合\*\* /m)
    expect(await office.refusal(number)).toEqual(['findings-open R5-1'])
    expect(said).toContain('F1–F')
    expect(await office.phase(number)).toBe('drawn-up')
    await office.as('officer').labels(number, 'phase: signed')
    expect(await office.refusal(number)).toEqual(['findings-open R5-1', 'signature-missing R5-1'])
    expect((await office.issue(number)).labels).toContain('phase: drawn-up')
  })

  it('R5-1 findings become actions, each tied to them by its numbers; one that does not stand is refused', async () => {
    const before = Number(await open())
    await office.as('officer').says(number, '/action @sysadmin 2031-01-01 F900: 直す')
    expect(await office.refusal(number)).toEqual(['unknown-finding R5-1'])
    await office.as('officer').says(number, '/action @sysadmin 2031-01-01 F1 F2: 方針を直す')
    const added = (await office.ledger(number)).findLast(({ type }) => type === 'action-added')
    expect(added?.data).toMatchObject({ id: 'a1', findings: ['f1', 'f2'] })
    expect(Number(await open())).toBe(before - 2)
    expect(await result()).toContain('**F1–F2** → a1 `sysadmin` 2031-01-01: 方針を直す')
  })

  it('R5-1 somebody in charge leaves findings as they are with a reason; a responder may not', async () => {
    const untold = await findingOf('preparation-untold')
    await office.as('responder').says(number, `/accept ${untold} よい`)
    expect(await office.refusal(number)).toEqual(['not-for-you R5-1'])
    await office.as('officer').says(number, `/accept ${untold}`)
    expect(await office.refusal(number)).toEqual(['usage'])
    await office
      .as('officer')
      .says(number, `/accept ${untold} 口頭で伝えた &lt;!-- hikeshi:status --&gt; @board [x](javascript:1)`)
    const text = await result()
    expect(text).toContain(`**${untold}** 対応しません：口頭で伝えた`)
    expect(text).not.toMatch(/@board|<!-- hikeshi:status -->|[^\\]\]\(javascript/)
  })

  it('R5-2 what is mended disappears at the next sweep without anyone doing anything', async () => {
    const before = Number(await open())
    await office
      .as('officer')
      .writes('main', 'runbooks/power.md', mended((await office.file('runbooks/power.md')) ?? ''))
    await office.control('POST', '/clock', { advance: 'PT2M' })
    await sweep()
    expect(Number(await open())).toBe(before - 1)
    expect(await result()).toMatch(/~~F\d+~~ [^\n]*power[^\n]* に解消/)
  })

  it('R5-2 R8-2 cases of a restricted repository are not in it, not even as a number', async () => {
    const before = await result()
    const { restricted } = office.sandbox.repos
    const quiet = quietRepository(office)
    const body = filled('restricted-incident', { pointer: '金庫の封筒', kind: 'insider-leak', systems: ['file-share'] })
    const { number: secret } = await quiet.opens('officer', 'hikeshi: restricted-incident', body)
    await quiet.says('officer', secret, '/action @officer 2027-03-05 秘密の対策')
    await office.control('POST', '/clock', { advance: 'P5D' })
    await sweep()
    // An overdue thing there would be a finding.
    expect((await quiet.ledger(secret)).some(({ type }) => type === 'reminder-sent')).toBe(true)
    const text = await result()
    expect(text).not.toContain(`${restricted}/issues/`)
    expect(without(text)).toBe(without(before))
    expect(text).toContain(`hikeshi audit --repo ${office.sandbox.repos.incidents} --including restricted`)
    expect(JSON.stringify(await office.ledger(number))).not.toContain('"repository":"restricted"')
  })

  it('R5-1 findings that changed after the approval are signed anew, by somebody answerable and by nobody else', async () => {
    const numbers = [...(await result()).matchAll(/\/action @officer \S+ (F[^:]*):/g)].map(([, ids]) => ids)
    await office.as('officer').says(number, `/accept ${numbers.join(' ')} 雛形のため`)
    expect(await result()).toContain('すべてに対応が決まりました')
    await office.as('responder').says(number, '/approve')
    expect(await office.refusal(number)).toEqual(['not-for-you R5-1', 'signature-missing R5-1'])
    await office.as('responder').says(number, '/approve signed')
    expect(await office.refusal(number)).toEqual(['not-for-you R5-1'])
    await office.as('officer').says(number, '/approve signed')
    await office
      .as('officer')
      .writes('main', 'runbooks/power.md', unmended((await office.file('runbooks/power.md')) ?? ''))
    await office.control('POST', '/clock', { advance: 'PT2M' })
    await sweep()
    await office.as('officer').says(number, '/phase signed')
    // It has the number that it had, and what was answered to it then.
    expect(await office.refusal(number)).toEqual(['findings-open R5-1', 'findings-changed R5-1'])
    const again = /対策も理由もない指摘があります：(F\d+)/.exec((await office.answers(number)).at(-1)?.body ?? '')?.[1]
    await office.as('officer').says(number, `/action @sysadmin 2031-01-01 ${again} 見直す`)
    await office.as('officer').says(number, '/phase signed')
    expect(await office.refusal(number)).toEqual(['findings-changed R5-1'])
  })

  it('R5-1 the officer signs what stands there now; the record names who signed which edition, and the comment stays', async () => {
    await office.as('officer').says(number, '/approve')
    expect(await office.phase(number)).toBe('signed')
    expect((await office.issue(number)).state).toBe('closed')
    const lines = await office.ledger(number)
    const edition = lines.findLastIndex(({ type }) => type === 'findings-changed')
    const signed = lines.findLast(({ type }) => type === 'approved')
    expect(signed).toMatchObject({ data: { what: 'signed', edition }, actor: { login: 'officer' } })
    const text = await result()
    expect(text).toContain('署名：`officer`')
    await office.as('officer').says(number, recordOf({ 'check-occasion': '後から' }))
    await office.as('officer').says(number, '/accept F1 後から')
    expect(await office.refusal(number)).toEqual(['already-signed R5-1'])
    await office.control('POST', '/clock', { advance: 'P1D' })
    await sweep()
    expect(await result()).toBe(text)
    expect((await office.verify()).findings).toEqual([])
  })

  it('R4.4-3 its actions go on by their dates, and the next check finds those overdue', async () => {
    await office.as('officer').says(number, '/action @sysadmin 2027-06-01 F1: 期日の近いもの')
    await office.control('POST', '/clock', { advance: 'P400D' })
    await sweep()
    const [, next = 0] = await labelled(LABEL)
    const text = (await results(next))[0] ?? ''
    expect(text).toMatch(new RegExp(`対策項目 \\[a\\d+ #${number}\\]`))
  })

  it('R5-1 anybody in charge opens one on demand; it is drawn up at once', async () => {
    const other = await file(office, 'deputy', 'operation-check', { 'check-occasion': '監査の前に' })
    expect(await results(other)).toHaveLength(1)
    expect(await office.phase(other)).toBe('drawn-up')
  })
})

const mended = (runbook: string): string => runbook.replace(/^reviewed: .*$/m, "reviewed: '2027-01-01'")
const unmended = (runbook: string): string => runbook.replace(/^reviewed: .*$/m, 'reviewed: null')

/** The dates to copy go with the day. */
const without = (text: string): string => text.replace(/@officer \d{4}-\d\d-\d\d/g, '')
