import fc from 'fast-check'
import type { FormInput } from '../../../src/domain/issue-form/issue-body.ts'
import { FOUND, RECORD, recordOf, SENT } from '../../scenarios/walk.ts'
import type { Move, Step, Story, Weather } from './step.ts'

const STAFF = ['reporter', 'officer', 'deputy', 'executive', 'sysadmin', 'responder', 'board', 'admin'] as const
const EVERYBODY = [...STAFF, 'outsider', 'automation[bot]'] as const
const PHASES = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning', 'closed', 'dismissed']
const IN_JAPANESE = ['報告受付', '分析', '封じ込め', '根絶', '復旧', '学習', '完了', '非該当']

/** How much goes wrong in a story, beside what its people do. `tenth`: a tenth of everything that can, in every story. */
export const ROUGHNESS = ['calm', 'rough', 'storm', 'tenth'] as const
export type Roughness = (typeof ROUGHNESS)[number]

const some = <T>(...all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all)
const staff = some(...STAFF)
const anybody = some(...EVERYBODY)
const language = some('ja' as const, 'en' as const)

const input: fc.Arbitrary<FormInput> = fc.record({
  description: some(
    '駅で鞄ごと盗まれた',
    'My laptop shows a ransom note',
    '添付を開いた\n/contain 電源を落とした',
    '@officer 見てください',
  ),
  certainty: some('suspected', 'confirmed'),
  'detected-at': some('今', 'now', '先週の火曜', '2026-11-01 09:00'),
  ongoing: some('unknown', 'spreading', 'going-on', 'stopped'),
  kind: some('lost-or-stolen', 'malware', 'power', 'unknown', 'insider-leak'),
  systems: some(['staff-devices'], ['unknown'], ['staff-devices', 'email']),
  information: some(['none'], ['personal'], ['unknown']),
  relation: some('employee'),
})

/** The texts that people write: commands that are right, wrong, half right, in both languages, and no commands at all. */
const words = fc.oneof(
  { weight: 4, arbitrary: some('/contain 回線を抜いた', '/contain unplugged it', '／contain ロックした') },
  {
    weight: 6,
    arbitrary: fc
      .tuple(some('/phase', '/phase', '/段階'), some(...PHASES, ...IN_JAPANESE), some('', '', ' やり直し'))
      .map(([command, phase, reason]) => `${command} ${phase}${reason}`),
  },
  { weight: 2, arbitrary: some('/advance', '/advance 戻す') },
  { weight: 3, arbitrary: some(recordOf(FOUND), recordOf(RECORD), recordOf({ 'eradication-measures': '失効させた' })) },
  {
    weight: 3,
    arbitrary: some(
      ...[
        '/set severity high',
        '/set damage 端末1台',
        '/set cause 不明: 調査中',
        '/set nothing-such 1',
        '/set harm none',
      ],
      ...[
        '/set systems none',
        '/set category breach',
        '/set channel-compromised yes',
        '/set channel-compromised no: 移した',
      ],
    ),
  },
  {
    weight: 6,
    arbitrary: some(
      ...['/note 電話した', '/note at 10:00 phoned', '/evidence 記録 | 保管庫 | 保全済み', '/contact 警察 受理した'],
      ...['/recovered staff-devices', '/runbook malware', '/appoint @sysadmin', '/appoint @nobody-here', '/activate'],
      ...[
        '/stand-down clean',
        '/ratify',
        '/action @sysadmin 2031-03-31 施錠を配る',
        '/done a1',
        '/approve',
        '/reject 違う',
      ],
      ...[
        '/consent harm',
        SENT,
        '/acknowledge board-report',
        '/dismiss 訓練の誤り',
        '/duplicate #{other}',
        '/part-of #{other}',
      ],
      ...['/redact 3 誤記', '/status', '/help', '/dance', '/adopt 0123456789012345678901234567890123456789'],
    ),
  },
  {
    weight: 3,
    arbitrary: some(
      ...[
        '見てきます',
        '> /contain 引用',
        '```\n/phase closed\n```',
        'thanks\n/note 二行目',
        '<!-- hikeshi:status -->',
      ],
      ...[
        '/note 一つ目\n/note 二つ目',
        '/contain 切った\n/phase recovery',
        '/phase closed\n/status\n/set severity low',
      ],
    ),
  },
)

const label = fc.oneof(
  { weight: 5, arbitrary: some(...PHASES).map((phase) => `phase: ${phase}`) },
  { weight: 1, arbitrary: some(...IN_JAPANESE).map((phase) => `Phase: ${phase}`) },
  { weight: 2, arbitrary: some('severity: low', 'priority: A', 'hikeshi: drill', '社内メモ', 'overdue', 'drill') },
)

const CASES = 3
const on = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(CASES - 1) })
const back = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) })

/** The steps of one name, those that share their shape with another one too. */
type Of<A, S = Step> = S extends { act: infer Name } ? (A extends Name ? S : never) : never

const act = <A extends Step['act']>(
  name: A,
  given: { [K in Exclude<keyof Of<A>, 'act'>]: fc.Arbitrary<Of<A>[K]> },
): fc.Arbitrary<Step> => fc.record({ act: fc.constant(name), ...given }) as unknown as fc.Arbitrary<Step>

/** The cases that people file beside incidents. */
const other: fc.Arbitrary<Step> = fc.oneof(
  act('files', {
    ...{ by: staff, process: fc.constant('drill'), language },
    input: fc.constant({ description: '端末が盗まれたとの電話', kind: 'lost-or-stolen', systems: ['staff-devices'] }),
  }),
  act('files', {
    ...{ by: staff, process: fc.constant('exception'), language },
    input: fc.constant({
      ...{ 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失した' },
      ...{ 'exempt-scope': 'named', 'exempt-cases': '#2', 'exempt-until': '2027-03-31' },
    }),
  }),
  act('files', {
    ...{ by: staff, process: fc.constant('revision'), language },
    input: fc.constant({ 'revision-content': '段階に名前を付け直す' }),
  }),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: act('says', { by: anybody, on, text: words }) },
  { weight: 6, arbitrary: act('labels', { by: anybody, on, label }) },
  { weight: 3, arbitrary: act('unlabels', { by: anybody, on, label }) },
  { weight: 7, arbitrary: act('moves the card', { by: anybody, on, to: some(...PHASES) }) },
  { weight: 1, arbitrary: act('takes the card away', { by: staff, on }) },
  { weight: 3, arbitrary: act('closes', { by: anybody, on, as: some('completed', 'not_planned') }) },
  { weight: 3, arbitrary: act('reopens', { by: anybody, on }) },
  { weight: 2, arbitrary: act('edits the report', { by: staff, on, language, input }) },
  { weight: 3, arbitrary: act('edits a comment', { by: staff, on, back, text: words }) },
  { weight: 1, arbitrary: act('deletes a comment', { by: some('admin', 'officer'), on, back }) },
  { weight: 1, arbitrary: act('deletes an answer', { by: fc.constant('admin'), on, back }) },
  { weight: 1, arbitrary: act('overwrites an answer', { by: fc.constant('admin'), on, back }) },
  { weight: 1, arbitrary: act('overwrites the status comment', { by: fc.constant('admin'), on }) },
  { weight: 1, arbitrary: act('deletes the status comment', { by: fc.constant('admin'), on }) },
  { weight: 1, arbitrary: act('closes an action item', { by: staff, on }) },
  { weight: 1, arbitrary: act('reacts', { by: staff, on, back, sign: some('+1', 'confused') }) },
  { weight: 2, arbitrary: act('reports', { by: staff, language, input }) },
  { weight: 1, arbitrary: other },
  {
    weight: 1,
    arbitrary: act('writes without a form', { by: staff, text: some('共有サーバが暗号化された', '/contain 抜いた') }),
  },
  { weight: 2, arbitrary: act('time passes', { duration: some('PT1S', 'PT11M', 'PT2H', 'P1D', 'P8D', 'P40D') }) },
  { weight: 2, arbitrary: act('a sweep', {}) },
)

const disaster: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: act('the app is killed and started again', {}) },
  { weight: 3, arbitrary: act('two sweeps at once', {}) },
  { weight: 2, arbitrary: act('everything is delivered once more', {}) },
  { weight: 2, arbitrary: act('locks', { by: fc.constant('admin'), on }) },
  { weight: 1, arbitrary: act('unlocks', { by: fc.constant('admin'), on }) },
  { weight: 1, arbitrary: act('transfers it', { by: some('officer', 'admin'), on }) },
  { weight: 1, arbitrary: act('deletes it', { by: fc.constant('admin'), on }) },
)

/** The acts that take a case on when all is well, so that stories come to the later phases as well. */
const ONWARDS: readonly (readonly Step[])[] = [
  [{ act: 'says', by: 'officer', on: 0, text: '/phase analysis' }],
  [{ act: 'says', by: 'responder', on: 0, text: '/contain 遠隔でロックした' }],
  [
    { act: 'says', by: 'officer', on: 0, text: recordOf(FOUND) },
    { act: 'says', by: 'responder', on: 0, text: '/evidence 操作の記録 | 保管庫 | 保全済み' },
    { act: 'labels', by: 'sysadmin', on: 0, label: 'phase: eradication' },
  ],
  [
    { act: 'says', by: 'sysadmin', on: 0, text: recordOf({ 'eradication-measures': '証明書を失効させた' }) },
    { act: 'moves the card', by: 'responder', on: 0, to: 'recovery' },
  ],
  [
    { act: 'says', by: 'responder', on: 0, text: recordOf(RECORD) },
    { act: 'says', by: 'sysadmin', on: 0, text: '/recovered staff-devices' },
    { act: 'says', by: 'executive', on: 0, text: '/phase learning' },
  ],
  [
    { act: 'writes, approves and merges the plan', on: 0 },
    { act: 'says', by: 'officer', on: 0, text: recordOf({ 'went-wrong': '遅れた', 'went-well': '速かった' }) },
    { act: 'says', by: 'officer', on: 0, text: '/set harm third-party: 盗難の被害' },
    { act: 'says', by: 'board', on: 0, text: '/acknowledge board-report' },
    {
      ...{ act: 'says', by: 'officer', on: 0 },
      text: recordOf({ 'notice-summary': '端末が盗まれ、消去した。', 'notice-measures': '端末を暗号化する。' }),
    },
    { act: 'says', by: 'officer', on: 0, text: '/approve customers\n/approve persons-covered' },
    { act: 'says', by: 'officer', on: 0, text: SENT },
    { act: 'says', by: 'officer', on: 0, text: '/action @sysadmin 2031-03-31 施錠を配る' },
    { act: 'closes', by: 'officer', on: 0, as: 'completed' },
  ],
]

/** A report that a runbook fits, so that the way onwards is open. */
const STOLEN: Step = {
  ...{ act: 'reports', by: 'reporter', language: 'ja' },
  input: {
    ...{ description: '駅で鞄ごと盗まれた', certainty: 'suspected', 'detected-at': '今', ongoing: 'stopped' },
    ...{ kind: 'lost-or-stolen', systems: ['staff-devices'], information: ['none'], relation: 'employee' },
  },
}

const move = (arbitrary: fc.Arbitrary<Step>): fc.Arbitrary<Move> => fc.record({ step: arbitrary, waits: fc.boolean() })

const CALM: Weather = { faults: {}, github: {} }

const share = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: most }).map((percent) => percent / 100),
  )

const fault = (most: number): fc.Arbitrary<Weather['faults']> =>
  fc.record({
    ...{ drop: share(most), duplicate: share(most * 2), reorder: fc.boolean(), delay: share(most) },
    ...{ fail: share(most / 2), lose: share(most / 2), slow: share(most), slowMs: fc.constant(30) },
    late: some([], [], ['issue_comment'], ['issues'], ['projects_v2_item']),
    ...{ delayMs: fc.constant(60), staleSeconds: some(0, 0, 1), killAt: some(0, 0, 3, 7, 12), seed: fc.nat(1_000) },
  })

const TENTH = 0.1
/** Deliveries that are lost, doubled, late or overtake one another; answers that fail, are lost, refused for a limit, or slow. */
export const TENTH_OF_ALL = {
  ...{ drop: TENTH, duplicate: TENTH, reorder: true, delay: TENTH, delayMs: 60 },
  ...{ fail: TENTH, lose: TENTH, rateLimit: TENTH, slow: TENTH, slowMs: 30 },
} as const

const mood: fc.Arbitrary<Weather['github']> = fc.record(
  {
    statusEvents: some('missing'),
    times: some('apart'),
    subIssues: some('full', 'missing'),
    activity: some('missing'),
  },
  { requiredKeys: [] },
)

const weatherOf = (roughness: Roughness): fc.Arbitrary<Weather> => {
  switch (roughness) {
    case 'calm':
      return fc.constant(CALM)
    case 'rough':
      return fc.record({ faults: fault(10), github: fc.oneof(fc.constant({}), mood) })
    case 'storm':
      return fc.record({ faults: fault(30), github: mood })
    case 'tenth':
      return fc.record({ faults: fc.nat(1_000).map((seed) => ({ ...TENTH_OF_ALL, seed })), github: mood })
  }
}

export interface Bounds {
  roughness: Roughness
  restarts: boolean
  /** The most that happens in a story, its way onwards aside. */
  length: number
}

/** Stories begin with a report, go some way as they should, and then as people are. */
export function stories({ roughness, restarts, length }: Bounds): fc.Arbitrary<Story> {
  const one = restarts ? fc.oneof({ weight: 6, arbitrary: step }, { weight: 1, arbitrary: disaster }) : step
  const onwards = fc
    .nat(ONWARDS.length)
    .map((far) => ONWARDS.slice(0, far).flatMap((steps) => steps.map((each): Move => ({ step: each, waits: true }))))
  const whole = fc.record({
    begins: move(
      fc.oneof({ weight: 2, arbitrary: fc.constant(STOLEN) }, act('reports', { by: staff, language, input })),
    ),
    onwards: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, onwards),
    goesOn: fc.array(move(one), { minLength: 1, maxLength: length }),
    weather: weatherOf(roughness),
  })
  return whole.map(({ begins, onwards: walked, goesOn, weather }) => ({
    weather,
    moves: [begins, ...walked, ...goesOn],
  }))
}
