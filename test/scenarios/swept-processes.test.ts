import type { Company } from './company.ts'
import { file, filled } from './desk.ts'
import { endAlike, type Story } from './end-alike.ts'
import { quietRepository } from './quiet.ts'
import { FOUND, filledIn, RECORD, recordOf } from './walk.ts'

/** The issues that have a label, oldest first. */
async function labelled({ call, sandbox }: Company, label: string): Promise<number[]> {
  const path = `/repos/${sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent(label)}`
  return ((await call('admin', 'GET', path)).body as { number: number }[])
    .map(({ number }) => number)
    .sort((a, b) => a - b)
}

/** A case of the calendar is opened by a sweep alone: there is one in either company, later by so much. */
async function later({ control, sandbox }: Company, advance: string): Promise<void> {
  await control('POST', '/clock', { advance })
  await control('POST', '/sweep')
  await sandbox.idle()
}

/** A policy comes to count when its adoption is heard: a sweep adopts nothing. */
async function adopts({ as, control, sandbox }: Company, sha: string): Promise<void> {
  const faults = await control('GET', '/faults')
  const place = await as('officer').report('', { title: 'Policy', labels: [] })
  await control('POST', '/faults', {})
  await as('officer').comments(place, `/adopt ${sha}`)
  await control('POST', '/idle')
  await control('POST', '/faults', faults)
  await sandbox.idle()
}

/** Every process that the calendar or a change begins, and what few may read. */
const STORIES: Readonly<Record<string, Story>> = {
  'R8-2 an incident that few may know of, with the plan that stays with it': async (office) => {
    const { call, sandbox } = office
    const quiet = quietRepository(office)
    const body = filled('restricted-incident', {
      ...{ pointer: '責任者の金庫の封筒', kind: 'insider-leak', systems: ['file-share'] },
    })
    const { number } = await quiet.opens('officer', 'hikeshi: restricted-incident', body)
    await quiet.says('officer', number, recordOf({ insiders: '@deputy', category: 'breach' }))
    await quiet.says('deputy', number, '/set severity low')
    await quiet.says('officer', number, '/contain 共有の権限を外した')
    await quiet.says('officer', number, recordOf({ ...FOUND, systems: 'file-share' }))
    await quiet.says('officer', number, '/evidence "監査記録" "金庫"\n/phase eradication')
    await quiet.says('officer', number, `${recordOf({ 'eradication-measures': '権限を見直した' })}\n/phase recovery`)
    await quiet.says('officer', number, recordOf(RECORD))
    await quiet.says('officer', number, '/recovered file-share')
    await quiet.says('executive', number, '/stand-down all-recovered\n/phase learning')
    const at = `/repos/${sandbox.repos.restricted}`
    const [pull] = (await call('officer', 'GET', `${at}/pulls`)).body as { number: number; head: { ref: string } }[]
    const path = `${at}/contents/prevention/${new Date().getUTCFullYear()}/restricted-${number}.md`
    const { sha, content } = (await call('officer', 'GET', `${path}?ref=${pull?.head.ref}`)).body as {
      sha: string
      content: string
    }
    const text = filledIn(Buffer.from(content, 'base64').toString('utf8'))
    await call('admin', 'PUT', path, {
      ...{ message: 'Plan', branch: pull?.head.ref, sha, content: Buffer.from(text).toString('base64') },
    })
    await sandbox.idle()
    for (const login of ['officer', 'executive']) {
      await call(login, 'POST', `${at}/pulls/${pull?.number}/reviews`, { event: 'APPROVE' })
      await sandbox.idle()
    }
    await call('admin', 'PUT', `${at}/pulls/${pull?.number}/merge`, { merge_method: 'merge' })
    await sandbox.idle()
    await quiet.says('officer', number, '/phase closed')
  },
  'R8-3 a disclosure that is approved, shown and taken back, and one that is refused': async (office) => {
    const { as } = office
    const request = (login: string) =>
      file(office, login, 'disclosure', {
        ...{ 'disclose-to': '審査機関', 'disclose-what': '規程の本文', 'disclose-why': '認証の審査' },
        'disclose-until': '2099-03-31',
      })
    const number = await request('reporter')
    await as('officer').says(number, '/approve')
    await as('officer').says(number, '/set disclose-judgement 機微な章を除けば差し支えない\n/approve')
    await as('officer').labels(number, 'phase: closed')
    await as('officer').says(number, '/sent shown via 対面 to 審査機関 1')
    await as('officer').says(number, '/set disclose-withdrawal 写しを返してもらい、破棄を確かめた')
    await as('officer').closes(number)
    const refused = await request('officer')
    await as('reporter').says(refused, '/approve')
    await as('executive').says(refused, '/reject')
    await as('executive').says(refused, '/reject 範囲が広すぎる')
  },
  'R8-1 an edition that a changed policy brings about, given to each group': async (office) => {
    const { as, call, sandbox } = office
    const path = `/repos/${sandbox.repos.incidents}/contents/.github/hikeshi.yml`
    const { sha: old, content } = (await call('admin', 'GET', path)).body as { sha: string; content: string }
    const text = Buffer.from(content, 'base64').toString('utf8').replace('ja: 根絶,', 'ja: 原因の除去,')
    const put = await call('admin', 'PUT', path, {
      ...{ message: 'Change', sha: old, content: Buffer.from(text).toString('base64') },
    })
    await sandbox.idle()
    await adopts(office, (put.body as { content: { sha: string } }).content.sha)
    await later(office, 'PT1M')
    const [number = 0] = await labelled(office, 'hikeshi: edition')
    await as('responder').says(number, '/approve')
    await as('officer').says(number, '/approve')
    await as('officer').says(number, '/phase given')
    const groups = ['employees', 'dispatched', 'contract', 'part-time', 'interns', 'contractors', 'directors']
    await as('officer').says(number, groups.map((id) => `/acknowledge edition for ${id} 朝礼 ${id}`).join('\n'))
    await as('officer').says(number, '/phase given')
  },
  'R5-1 an operation check by the calendar: findings answered, mended, signed': async (office) => {
    const { as } = office
    await later(office, 'P93D')
    const [number = 0] = await labelled(office, 'hikeshi: operation-check')
    await as('officer').says(number, '/approve')
    await as('officer').says(number, '/action @sysadmin 2031-01-01 F1 F2: 方針を直す')
    const power = (await office.file('runbooks/power.md')) ?? ''
    await as('officer').writes('main', 'runbooks/power.md', power.replace(/^reviewed: .*$/m, "reviewed: '2030-01-01'"))
    await later(office, 'PT2M')
    const result = (await office.answers(number))
      .map(({ body }) => body)
      .find((body) => body.includes('hikeshi:findings'))
    const left = [...(result ?? '').matchAll(/\/action @officer \S+ (F[^:]*):/g)].map(([, ids]) => ids)
    await as('officer').says(number, `/accept ${left.join(' ')} 雛形のため`)
    await as('responder').says(number, '/approve')
    await as('officer').says(number, '/approve')
    await file(office, 'deputy', 'operation-check', { 'check-occasion': '監査の前に' })
  },
  'R9-3 a review by the calendar whose outcome opens a revision': async (office) => {
    const { as } = office
    await later(office, 'P366D')
    const [number = 0] = await labelled(office, 'hikeshi: review')
    await as('officer').says(number, '/phase reviewed')
    await as('officer').says(
      number,
      recordOf({
        ...{ 'review-law': '改正なし', 'review-business': '新しい委託先が増えた' },
        ...{ 'review-security': '多要素認証が標準になった', 'review-participants': '責任者と代表社員' },
      }),
    )
    await as('officer').says(number, '/phase reviewed')
    await as('officer').says(number, '/set review-outcome change')
    await as('officer').closes(number)
  },
}

endAlike(STORIES)
