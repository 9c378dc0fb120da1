import { file, filled } from './desk.ts'
import { endAlike, type Story } from './end-alike.ts'
import { quietRepository } from './quiet.ts'
import { columnOf, report, STOLEN } from './report.ts'
import { BEFORE, FOUND, filledIn, planOf, recordOf } from './walk.ts'

/** Every door, and every process that people begin: what they do, in one company as in the other. */
const STORIES: Readonly<Record<string, Story>> = {
  'a report by the form, and every door of its case': async (office) => {
    const { as } = office
    const number = await as('reporter').report(report(STOLEN))
    await as('officer').says(number, '/phase analysis')
    await as('responder').says(number, '見てきます')
    await as('responder').says(number, '/phase eradication')
    await as('responder').says(number, '/contain 遠隔でロックした\n/note 駅に電話した')
    await as('officer').labels(number, 'phase: recovery')
    await as('sysadmin').moves(number, columnOf('learning'))
    await as('officer').unlabels(number, 'phase: containment')
    await as('sysadmin').closes(number)
    await as('reporter').editsReport(number, report({ ...STOLEN, description: '駅で鞄ごと盗まれた。二度目。' }))
    const comment = await as('officer').comments(number, recordOf(FOUND))
    await office.sandbox.idle()
    await as('officer').edits(number, comment, recordOf({ ...FOUND, damage: '端末2台' }))
    await as('responder').says(number, '/evidence 操作の記録 | 保管庫 | 保全済み')
    await as('officer').labels(number, 'Phase: 根絶')
    await as('responder').says(number, '/appoint @nobody-at-all\n/dance')
  },
  'a report that no form made, with commands in it': async ({ as }) => {
    const number = await as('reporter').report('共有サーバが暗号化されています\n\n/contain 回線を抜いた', {
      title: '脅迫文が出ている',
      labels: [],
    })
    await as('sysadmin').moves(number, columnOf('containment'))
    await as('officer').says(number, '/status')
  },
  'an incident that is learnt from, its plan, its action items, closed and reopened': async (office) => {
    const { as } = office
    const number = await as('reporter').report(report(STOLEN))
    for (const phase of ['analysis', 'containment', 'eradication', 'recovery', 'learning'] as const) {
      await BEFORE[phase](office, number, {})
      await as('officer').says(number, `/phase ${phase}`)
    }
    const { pull, path } = await planOf(office, number)
    await as('sysadmin').writes(pull.head.ref, path, filledIn((await office.file(path, pull.head.ref)) ?? ''))
    await as('officer').approves(pull.number)
    await as('sysadmin').approves(pull.number)
    await as('officer').merges(pull.number)
    // A case of the calendar is opened by a sweep alone: there is one in either company.
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    await as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る\n/action @responder 2031-04-30 研修')
    const items = (await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues?state=all`))
      .body as { number: number; body: string | null }[]
    const item = items.find(({ body }) => body?.startsWith(`<!-- hikeshi:action=${number}-a1 -->`))?.number ?? 0
    await as('sysadmin').closes(item)
    await as('officer').closes(item)
    await as('officer').says(number, recordOf({ 'went-wrong': '報告が遅れた', 'went-well': '消去は速かった' }))
    await as('officer').says(number, '/set harm third-party: 盗難の被害')
    await as('board').says(number, '/acknowledge board-report')
    await as('officer').says(
      number,
      '/sent customers via メール to 顧客 12\n/sent persons-covered via 社内掲示 to 全員 40',
    )
    await as('officer').closes(number)
    await as('officer').reopens(number)
  },
  'reports of one attack: a duplicate, a part, and the end of both': async (office) => {
    const { as } = office
    const lead = await as('reporter').report(report(STOLEN))
    const twin = await as('reporter').report(report({ ...STOLEN, description: '鞄が見当たらない' }))
    await as('responder').says(twin, '/note 駅員に届いていない')
    await as('responder').says(twin, `/duplicate #${lead}`)
    const part = await as('reporter').report(report(STOLEN))
    await as('responder').says(part, `/part-of #${lead}`)
    await as('officer').says(part, '/note 画面は消えている')
  },
  'a drill, an exception that opens a gate, a revision': async (office) => {
    const { as } = office
    const drill = await file(office, 'officer', 'drill', {
      ...{ description: '端末が盗まれたとの電話があった', kind: 'lost-or-stolen', systems: ['staff-devices'] },
    })
    await as('officer').says(drill, '/phase analysis')
    const exception = await file(office, 'responder', 'exception', {
      ...{ 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失し、証拠を保全できない' },
      ...{ 'exempt-scope': 'named', 'exempt-cases': `#${drill}` },
    })
    await as('responder').says(exception, '/approve')
    await as('officer').says(exception, '/approve')
    const revision = await file(office, 'reporter', 'revision', { 'revision-content': '段階に名前を付け直す' })
    await as('officer').says(revision, '/phase examined')
  },
  'a violation where few may read, and the same filed where it does not belong': async (office) => {
    const body = filled('violation', { 'violation-account': '記録を持ち出した' })
    const quiet = quietRepository(office)
    const { number } = await quiet.opens('officer', 'hikeshi: violation', body)
    await quiet.says('deputy', number, recordOf({ 'rule-cited': '就業規則 40 条', explanation: 'given' }))
    await quiet.says('deputy', number, '/phase explained')
    await office.as('officer').report(body, { labels: ['hikeshi: violation'] })
  },
}

endAlike(STORIES)
