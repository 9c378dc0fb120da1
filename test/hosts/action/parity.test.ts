import { afterAll, beforeAll, expect, it } from 'vitest'
import { FOUND, RECORD, recordOf } from '../../scenarios/walk.ts'
import { HEARD_OF_CASES } from './heard.ts'
import { type Act, column, says, shown, type Twins, twins } from './twins.ts'

const STORY: readonly Act[] = [
  says('responder', '/phase eradication'),
  says('responder', '/contain 回線を抜いた'),
  ['officer', 'POST', '{issue}/labels', { labels: ['phase: recovery'] }],
  says('officer', '/set severity high\n/appoint @executive\n/activate'),
  says('reporter', 'ただの感想です'),
  says('responder', '/record\n### 被害の特定\n\n1通が読まれた\n\n### 原因の分析\n\n不明: 調査中\n'),
  says('reporter', '/approve'),
  ['reporter', 'PATCH', '{issue}', { body: '### 何が起きましたか\n\n夜中の知らないログイン。二度目\n' }],
  ['sysadmin', 'PATCH', '{issue}', { state: 'closed', state_reason: 'completed' }],
  ['officer', 'DELETE', '{issue}/labels/phase%3A%20containment', undefined],
  says('sysadmin', '/evidence ディスク 金庫\n/phase eradication'),
  ['officer', 'PATCH', '{card}', column('復旧')],
  says('officer', recordOf(FOUND)),
  ['officer', 'PATCH', '{card}', column('根絶')],
  says('sysadmin', `${recordOf({ 'eradication-measures': '証明書を失効させた' })}\n/phase recovery`),
  says('responder', recordOf(RECORD)),
  says('officer', '/recovered staff-devices\n/stand-down all-recovered'),
  says('officer', '/phase learning'),
  ['officer', 'PATCH', '{pull}', { state: 'closed' }],
  ['officer', 'PATCH', '{pull}', { state: 'open' }],
  says('officer', '/phase analysis 見落としがあった\n/status'),
]
const REPORT = {
  title: 'A strange login',
  labels: ['hikeshi: incident'],
  body: '### 何が起きましたか\n\n夜中の知らないログイン\n',
}

let both: Twins

beforeAll(async () => {
  both = await twins()
})
afterAll(() => both.stop())

it('the same recorded events come to the same records and the same screens by the app and by the Action', async () => {
  const number = await both.open(REPORT)
  await both.play(STORY, number)
  const last = await shown(both.first.sandbox, number)
  expect(last.lines.length).toBeGreaterThan(25)
  expect(last.column).toBe('分析')
  expect([...new Set([...both.heard.keys()].map((kind) => kind.split('.')[0]))].sort()).toEqual(
    expect.arrayContaining(['issue_comment', 'issues', 'projects_v2_item', 'pull_request']),
  )
  expect([...both.heard.keys()]).toEqual(expect.arrayContaining([...HEARD_OF_CASES]))
}, 600_000)
