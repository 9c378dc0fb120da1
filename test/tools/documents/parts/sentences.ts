import type { FINDING_CODES as OPERATION_CODES } from '../../../../src/domain/audit/operation-check/operation.ts'
import type { FindingCode } from '../../../../src/domain/policy-proof/finding.ts'
import type { RunbookProblemCode } from '../../../../src/domain/runbook/runbook-problem.ts'

/** The consequence where somebody does not do as a sentence says. */
export type Answer =
  /** It goes no further: a way of a process, and the gates of one kind that stand there, for the sentence or for another clause. */
  | { way: string; gate: string; clause?: string }
  /** Somebody is told, and then somebody else. */
  | { clock: string }
  /** The sweep opens a case for it. */
  | { opens: string }
  /** The operation check says so, and is not signed before that has an answer. */
  | { finding: (typeof OPERATION_CODES)[number] }
  /** No such policy is adopted. */
  | { check: FindingCode }
  /** No such runbook counts as one. */
  | { runbook: RunbookProblemCode; of: Readonly<Record<string, string>> }

export interface Sentence {
  /** Clause of the regulation, and the place of the sentence or item in it. */
  at: string
  about: { ja: string; en: string }
  clauses: readonly string[]
  /** Where the policy has it. */
  where: readonly string[]
  otherwise: readonly Answer[]
}

const way = (name: string, gate: string, clause?: string): Answer => ({
  ...{ way: name, gate },
  ...(clause === undefined ? {} : { clause }),
})
const clock = (id: string): Answer => ({ clock: id })
const opens = (id: string): Answer => ({ opens: id })
const finding = (code: (typeof OPERATION_CODES)[number]): Answer => ({ finding: code })
const check = (code: FindingCode): Answer => ({ check: code })
const runbook = (code: RunbookProblemCode, of: Readonly<Record<string, string>>): Answer => ({ runbook: code, of })

const TO_CLOSED = 'incident → closed'
const TO_LEARNING = 'incident → learning'
const TO_ERADICATION = 'incident → eradication'
const TO_DECIDED = 'violation → decided'
const TO_HEARD = 'violation → heard'
const IN_FORCE = 'revision → in-force'

const purpose: readonly Sentence[] = [
  {
    at: '1 (1)',
    about: {
      ja: '適切な連絡経路で速やかに報告し、対応・復旧し、学習して再発を防ぐ',
      en: 'Report fast by a proper route, respond, restore, learn and prevent',
    },
    clauses: ['R1-1', 'R1-2', 'R1-3'],
    where: ['processes.incident.form', 'processes.incident.phases', 'runbooks'],
    otherwise: [
      clock('detection-to-report'),
      clock('officer-first-act'),
      clock('recovery'),
      finding('report-unheard'),
      way(TO_CLOSED, 'facts', 'R4.4-4'),
    ],
  },
  {
    at: '1 (2)',
    about: { ja: 'セキュリティに対する侵害', en: 'Breach of security' },
    clauses: ['R1-4'],
    where: ['fields.category', 'fields.kind'],
    otherwise: [way('incident → analysis', 'facts'), finding('category-without-kind'), finding('kind-without-runbook')],
  },
  {
    at: '1 (3)',
    about: { ja: 'システム・ネットワークの故障・損壊', en: 'Failure or damage of systems or networks' },
    clauses: ['R1-5'],
    where: ['fields.category', 'fields.kind'],
    otherwise: [
      way('incident → analysis', 'facts', 'R1-4'),
      way('incident → analysis', 'follows'),
      finding('category-without-kind'),
      finding('kind-without-runbook'),
    ],
  },
  {
    at: '1 (4)',
    about: { ja: '情報資産への脅威', en: 'Threat to information assets' },
    clauses: ['R1-6'],
    where: ['fields.category', 'fields.kind', 'fields.systems'],
    otherwise: [
      way('incident → analysis', 'facts', 'R1-4'),
      way('incident → analysis', 'follows'),
      finding('category-without-kind'),
      finding('kind-without-runbook'),
    ],
  },
  {
    at: '2 (1)',
    about: { ja: '対象者：当社業務に関与するすべての者', en: 'Covered: everybody who takes part in the work' },
    clauses: ['R2-1'],
    where: ['groups', 'fields.relation'],
    otherwise: [way(TO_CLOSED, 'notices', 'R4.4-3'), check('notice-to-nobody'), finding('preparation-untold')],
  },
  {
    at: '3 (1)',
    about: {
      ja: '対象システム：業務に関連するすべての IT 資産',
      en: 'Covered: every IT asset that has to do with the work',
    },
    clauses: ['R3-1'],
    where: ['systems', 'fields.systems', 'fields.systems-other'],
    otherwise: [way(TO_ERADICATION, 'facts'), finding('system-without-owner'), finding('no-detection')],
  },
  {
    at: '3 (2)',
    about: { ja: '第三者が提供するシステムも含む', en: 'Those of third parties included' },
    clauses: ['R3-1'],
    where: ['systems.supplier-services', 'fields.systems-other'],
    otherwise: [way(TO_ERADICATION, 'facts'), finding('system-without-owner')],
  },
  {
    at: '4 (1)',
    about: {
      ja: '顧客の同意の元、平時の取組・役割・伝達方法・評価・対応・学習を明確にする',
      en: 'With the customers’ consent: preparation, roles, communication, assessment, response and learning are settled',
    },
    clauses: ['R4-1', 'R4-2'],
    where: ['customers', 'channel', 'severity', 'fields.severity', 'company.phone'],
    otherwise: [
      finding('consent-missing'),
      finding('no-customers'),
      clock('representative-told'),
      way(TO_ERADICATION, 'facts', 'R4.2-2'),
      check('phone-placeholder'),
    ],
  },
]

const preparation: readonly Sentence[] = [
  {
    at: '4-1 (1)',
    about: { ja: '準備作業を行い、関係者に周知・徹底する', en: 'Preparation is done and made known to all concerned' },
    clauses: ['R4.1-1e'],
    where: ['processes.preparation', 'fields.prepared'],
    otherwise: [
      opens('preparation'),
      clock('preparation-told'),
      clock('preparation-acknowledged'),
      way('preparation → acknowledged', 'acknowledged-by-all'),
      finding('preparation-untold'),
    ],
  },
  {
    at: '4-1 (2)',
    about: {
      ja: '責任者が、想定するインシデントの対応手順を策定する',
      en: 'The officer writes a procedure for each incident that is foreseen',
    },
    clauses: ['R4.1-1'],
    where: ['runbooks'],
    otherwise: [finding('kind-without-runbook'), finding('review-never'), finding('review-overdue')],
  },
  {
    at: '4-1 (3)',
    about: { ja: '対応組織の始動・終了の契機', en: 'What starts and what ends the response organisation' },
    clauses: ['R4.1-1a'],
    where: ['organisation.start', 'organisation.end', 'runbooks'],
    otherwise: [
      runbook('missing-key', { key: 'start' }),
      runbook('missing-key', { key: 'end' }),
      way(TO_LEARNING, 'stood-down'),
    ],
  },
  {
    at: '4-1 (4)',
    about: { ja: '役割と責任の明確化', en: 'Roles and responsibilities' },
    clauses: ['R4.1-1b'],
    where: ['roles', 'organisation.executives'],
    otherwise: [runbook('missing-key', { key: 'executive' }), finding('role-of-nobody'), check('nobody-in-role')],
  },
  {
    at: '4-1 (5)',
    about: {
      ja: '実行責任者が、緊急時のすべての判断の権限と責任をもつ',
      en: 'The executive has all authority and responsibility in an emergency',
    },
    clauses: ['R4.1-1b'],
    where: ['roles.executive', 'organisation.executives'],
    otherwise: [way('incident → analysis', 'procedure', 'R4.2-3'), runbook('unknown-role', { name: '…' })],
  },
  {
    at: '4-1 (6)',
    about: { ja: '組織の内部・外部機関との協力関係', en: 'Cooperation inside and with bodies outside' },
    clauses: ['R4.1-1c'],
    where: ['runbooks'],
    otherwise: [runbook('missing-key', { key: 'cooperation' }), finding('kind-without-runbook')],
  },
  {
    at: '4-1 (7)',
    about: {
      ja: '内外の連絡先（サーバ社、クラウド、東京商工会議所、法的支援）',
      en: 'Contacts inside and outside (server company, cloud provider, Chamber of Commerce, legal help)',
    },
    clauses: ['R4.1-1d'],
    where: ['runbooks', 'preparation → acknowledged'],
    otherwise: [
      runbook('missing-contact', { contact: 'lawyer' }),
      way('preparation → acknowledged', 'contacts-filled'),
      finding('phone-unfilled'),
    ],
  },
  {
    at: '4-1 (8)',
    about: {
      ja: '定期的に訓練し、手順の問題を確認し、是正する',
      en: 'Regular drills, which test the procedure; defects are corrected',
    },
    clauses: ['R4.1-2'],
    where: ['processes.drill', 'fields.drill-outcome'],
    otherwise: [
      opens('drill'),
      clock('drill'),
      way('drill → closed', 'facts'),
      way('drill → closed', 'pull-request'),
      finding('drill-overdue'),
    ],
  },
  {
    at: '4-1 (9)',
    about: { ja: '検知に必要な対策の導入を進める', en: 'Measures needed for detection are pursued' },
    clauses: ['R4.1-3'],
    where: ['detection'],
    otherwise: [
      finding('no-detection'),
      finding('detection-never-reviewed'),
      finding('detection-review-overdue'),
      finding('gap-overdue'),
    ],
  },
  {
    at: '4-1 (10)',
    about: { ja: '各システムの復旧優先度を決定する', en: 'The officer decides each system’s recovery priority' },
    clauses: ['R4.1-4'],
    where: ['systems', 'priorities', 'fields.priorities-decision'],
    otherwise: [way('preparation → told', 'facts'), finding('priorities-changed')],
  },
  {
    at: '4-1 (11)',
    about: {
      ja: '優先度は業務の停止許容時間を観点に決める（表1）',
      en: 'From how long the work can stand still (table 1)',
    },
    clauses: ['R4.1-4'],
    where: ['works', 'priorities'],
    otherwise: [check('downtime-unmet'), finding('system-without-work')],
  },
]

const response: readonly Sentence[] = [
  {
    at: '4-2 (1)',
    about: {
      ja: '検知した者は責任者に遅滞なく報告する',
      en: 'Anyone who detects it reports to the officer without delay',
    },
    clauses: ['R4.2-1'],
    where: ['fields.detected-at', 'fields.late-reason', 'answering'],
    otherwise: [
      clock('detection-to-report'),
      clock('officer-first-act'),
      way(TO_ERADICATION, 'ratified'),
      finding('late-without-reason'),
    ],
  },
  {
    at: '4-2 (2)',
    about: {
      ja: '手順に従い、被害を特定し、原因を分析する',
      en: 'By the procedure the damage is found and the cause analysed',
    },
    clauses: ['R4.2-2'],
    where: ['fields.damage', 'fields.cause', TO_ERADICATION],
    otherwise: [clock('analysis'), way(TO_ERADICATION, 'facts'), way(TO_CLOSED, 'settled')],
  },
  {
    at: '4-2 (3)',
    about: {
      ja: '手順に該当しないときは、実行責任者を任命し、対応組織を始動する',
      en: 'Where no procedure matches, an executive is appointed and the organisation starts',
    },
    clauses: ['R4.2-3'],
    where: ['incident → analysis', TO_ERADICATION, 'fields.no-runbook-reason'],
    otherwise: [
      clock('analysis'),
      way('incident → analysis', 'procedure'),
      way(TO_ERADICATION, 'procedure'),
      way(TO_CLOSED, 'runbook'),
    ],
  },
  {
    at: '4-2 (4)',
    about: {
      ja: '検知情報と分析状況を、実行責任者のもとに一元的に集め、管理する',
      en: 'What was detected and analysed is kept in one place under the executive',
    },
    clauses: ['R4.2-4'],
    where: ['fields.evidence', 'processes.incident.links'],
    otherwise: [way(TO_ERADICATION, 'evidence'), finding('record-broken')],
  },
  {
    at: '4-3 (1)',
    about: {
      ja: '原因に基づく手順で、拡散を防ぎ、修正・修復し、復旧する',
      en: 'By the procedure for the cause: stop the spread, repair, recover',
    },
    clauses: ['R4.3-1'],
    where: ['processes.incident.contain', 'fields.containment-measures', 'fields.eradication-measures'],
    otherwise: [
      clock('first-containment'),
      clock('recovery'),
      way('incident → containment', 'facts'),
      way('incident → recovery', 'facts'),
    ],
  },
  {
    at: '4-3 (2)',
    about: { ja: '記録：発生状況及び対応状況', en: 'Record: occurrence and response' },
    clauses: ['R4.3-2a'],
    where: ['fields.response-record'],
    otherwise: [clock('records-written'), way(TO_LEARNING, 'facts')],
  },
  {
    at: '4-3 (3)',
    about: { ja: '記録：ビジネス活動再開', en: 'Record: resumption of business' },
    clauses: ['R4.3-2b'],
    where: ['fields.business-resumption', 'clocks.recovery'],
    otherwise: [clock('recovery'), way(TO_LEARNING, 'facts'), way(TO_LEARNING, 'recovered')],
  },
  {
    at: '4-3 (4)',
    about: { ja: '記録：顧客・取引先等への影響', en: 'Record: effect on customers, partners and others' },
    clauses: ['R4.3-2c'],
    where: ['fields.stakeholder-impact', 'fields.customers-concerned'],
    otherwise: [
      clock('records-written'),
      way(TO_LEARNING, 'facts'),
      clock('personal-data-preliminary'),
      way(TO_CLOSED, 'facts'),
    ],
  },
]

const learning: readonly Sentence[] = [
  {
    at: '4-4 (1)',
    about: {
      ja: '対応後、再発を防ぎ、手順の不備等を改善する',
      en: 'After the response recurrence is prevented and the procedure improved',
    },
    clauses: ['R1-3', 'R4.4-4'],
    where: ['invariants', TO_CLOSED],
    otherwise: [
      check('broken-every-path'),
      clock('lessons-meeting'),
      clock('learning-closed'),
      way(TO_CLOSED, 'facts'),
    ],
  },
  {
    at: '4-4 (2)',
    about: {
      ja: '責任者とシステム管理担当者が、再発防止計画を作成する',
      en: 'Officer and system administrator make a prevention plan',
    },
    clauses: ['R4.4-1'],
    where: ['processes.incident.pull-requests.prevention'],
    otherwise: [clock('prevention-plan'), way(TO_CLOSED, 'pull-request')],
  },
  {
    at: '4-4 (3)',
    about: { ja: '計画は技術的側面と組織的側面の両方に留意する', en: 'Technical and organisational sides of the plan' },
    clauses: ['R4.4-1'],
    where: ['processes.incident.pull-requests.prevention.sections'],
    otherwise: [way(TO_CLOSED, 'pull-request'), check('safeguard-weakened')],
  },
  {
    at: '4-4 (4)',
    about: {
      ja: '要件を満たすものは、計画と共に取締役会に報告する',
      en: 'Those that fit are reported to the board, with the plan',
    },
    clauses: ['R4.4-2'],
    where: ['processes.incident.documents.board-report', 'roles.board'],
    otherwise: [clock('board-report'), way(TO_CLOSED, 'acknowledged'), finding('board-of-nobody')],
  },
  {
    at: '4-4 (5)',
    about: { ja: '社外の第三者の侵害で当社が被害者となる場合', en: 'Where a third party outside breached us' },
    clauses: ['R4.4-2'],
    where: ['fields.harm', 'fields.caused-by', 'proposals'],
    otherwise: [way(TO_CLOSED, 'facts'), way(TO_CLOSED, 'consent')],
  },
  {
    at: '4-4 (6)',
    about: { ja: '社外に対して当社が加害者となる場合', en: 'Where we wronged anybody outside' },
    clauses: ['R4.4-2'],
    where: ['fields.harm', 'proposals'],
    otherwise: [way(TO_CLOSED, 'facts'), way(TO_CLOSED, 'consent')],
  },
  {
    at: '4-4 (7)',
    about: {
      ja: '計画は顧客及びすべての対象者に周知し、適切に実施する',
      en: 'The plan is made known to customers and all covered, and carried out',
    },
    clauses: ['R4.4-3'],
    where: ['processes.incident.notices', 'clocks.action-item', 'clocks.effect-check'],
    otherwise: [
      clock('notice-customers'),
      clock('notice-persons-covered'),
      clock('action-item'),
      clock('effect-check'),
      way(TO_CLOSED, 'notices'),
      way(TO_CLOSED, 'actions'),
      finding('action-overdue'),
    ],
  },
  {
    at: '4-4 (8)',
    about: {
      ja: '記録から、手順の不備・良かった点を整理し、手順を改善する',
      en: 'Faults and merits are sorted out of the record, and the procedure improved',
    },
    clauses: ['R4.4-4', 'R4.2-3'],
    where: ['fields.went-wrong', 'fields.went-well'],
    otherwise: [clock('learning-closed'), way(TO_CLOSED, 'facts'), way(TO_CLOSED, 'runbook')],
  },
  {
    at: '4-4 (9)',
    about: { ja: '一連の記録を保管、管理する', en: 'The whole record is kept and managed' },
    clauses: ['R4.4-5'],
    where: ['clocks.retention'],
    otherwise: [clock('retention'), finding('record-broken'), finding('case-deleted')],
  },
]

const around: readonly Sentence[] = [
  {
    at: '5 (1)',
    about: {
      ja: '報告・復旧等の手順をあらかじめ作成しているか確認する',
      en: 'It is checked that procedures exist beforehand',
    },
    clauses: ['R5-1'],
    where: ['processes.operation-check'],
    otherwise: [
      opens('operation-check'),
      clock('operation-check'),
      way('operation-check → signed', 'findings'),
      finding('check-overdue'),
    ],
  },
  {
    at: '5 (2)',
    about: {
      ja: '対応後に再発防止策・手順の改善が行われているか確認する',
      en: 'It is checked that prevention and improvement followed',
    },
    clauses: ['R5-2', 'R5-1', 'R4.4-3'],
    where: ['clocks.effect-check', 'processes.operation-check.findings'],
    otherwise: [
      clock('effect-check'),
      finding('effect-unanswered'),
      finding('measure-failed'),
      way('operation-check → signed', 'findings'),
    ],
  },
  {
    at: '6 (1)',
    about: {
      ja: '守れない状況は責任者に報告し、例外の適用承認を受ける',
      en: 'Who cannot comply says so to the officer and has an exception approved',
    },
    clauses: ['R6-1'],
    where: ['processes.exception', 'processes.exception.waiver'],
    otherwise: [
      clock('exception-decided'),
      way('exception → approved', 'approved'),
      way(TO_CLOSED, 'exceptions'),
      finding('exception-outlived'),
    ],
  },
  {
    at: '7 (1)',
    about: {
      ja: '従業員の違反に、社内規定・就業規則に基づき処分する',
      en: 'Violations by employees: measures under the work rules',
    },
    clauses: ['R7-1'],
    where: ['processes.violation', 'fields.rule-cited'],
    otherwise: [clock('violation-explained'), way('violation → explained', 'facts'), way(TO_DECIDED, 'facts')],
  },
  {
    at: '7 (2)',
    about: { ja: '処分の種類：注意喚起から解雇まで', en: 'The measures, from a caution to dismissal' },
    clauses: ['R7-1'],
    where: ['fields.measure'],
    otherwise: [way(TO_DECIDED, 'value'), check('safeguard-weakened')],
  },
  {
    at: '7 (3)',
    about: {
      ja: '重大性、影響範囲、意図を総合的に、公平に判断する',
      en: 'Judged on gravity, extent and intent, fairly',
    },
    clauses: ['R7-2', 'R7-4'],
    where: ['fields.gravity', 'fields.extent', 'fields.intent'],
    otherwise: [clock('violation-decided'), way(TO_DECIDED, 'facts'), way(TO_DECIDED, 'separate')],
  },
  {
    at: '7 (4)',
    about: {
      ja: '社員・代表社員には、その立場に応じて対応する',
      en: 'Members and the representative member by their position',
    },
    clauses: ['R7-3', 'R7-1'],
    where: ['fields.position'],
    otherwise: [way('violation → explained', 'facts'), way(TO_DECIDED, 'value')],
  },
  {
    at: '7 (5)',
    about: {
      ja: '社員には、規定違反の重大性に応じて次の措置を検討する',
      en: 'For members these measures are considered, by gravity',
    },
    clauses: ['R7-3', 'R7-2'],
    where: ['fields.measure', 'fields.gravity'],
    otherwise: [way(TO_DECIDED, 'facts'), way(TO_DECIDED, 'value')],
  },
  {
    at: '7 (6)',
    about: {
      ja: '社員総会の決議による業務執行権限の制限・剥奪',
      en: 'Executive powers limited or removed, by a resolution of the members’ meeting',
    },
    clauses: ['R7-3'],
    where: ['fields.resolution'],
    otherwise: [way(TO_DECIDED, 'facts')],
  },
  {
    at: '7 (7)',
    about: {
      ja: '社員総会の決議による代表社員の解任',
      en: 'The representative member dismissed, by such a resolution',
    },
    clauses: ['R7-3'],
    where: ['fields.resolution', 'roles.decider'],
    otherwise: [way(TO_DECIDED, 'facts'), way(TO_DECIDED, 'value')],
  },
  {
    at: '7 (8)',
    about: { ja: '損害が発生した場合の損害賠償請求', en: 'Claim for damages where damage arose' },
    clauses: ['R7-5'],
    where: ['fields.damages'],
    otherwise: [clock('violation-closed'), way('violation → closed', 'facts')],
  },
  {
    at: '7 (9)',
    about: {
      ja: '立場を問わず、影響を慎重に検討し、公平に対応する',
      en: 'Whatever the position: weighed with care, and fairly',
    },
    clauses: ['R7-2', 'R7-4'],
    where: ['fields.extent', 'processes.violation.excluded'],
    otherwise: [way(TO_DECIDED, 'facts'), way(TO_DECIDED, 'separate'), check('nobody-separate')],
  },
  {
    at: '7 (10)',
    about: {
      ja: '十分な説明と弁明の機会を提供し、適正な手続を徹底する',
      en: 'Explanation and hearing are offered, and the procedure kept',
    },
    clauses: ['R7-4'],
    where: ['fields.explanation', 'fields.hearing', 'processes.violation.documents.hearing-letter'],
    otherwise: [
      clock('violation-explained'),
      clock('violation-heard'),
      way('violation → explained', 'separate'),
      way(TO_HEARD, 'time-to-answer'),
      way(TO_DECIDED, 'facts'),
    ],
  },
  {
    at: '8 (1)',
    about: {
      ja: '規程を、顧客および対象者に対してのみ、適切な形で公開する',
      en: 'The regulation is shown to customers and persons covered alone',
    },
    clauses: ['R8-1'],
    where: ['processes.edition', 'processes.edition.documents.edition'],
    otherwise: [
      opens('edition'),
      clock('edition-approved'),
      clock('edition-given'),
      way('edition → given', 'acknowledged-by-all'),
      finding('edition-missing'),
      finding('repository-public'),
    ],
  },
  {
    at: '8 (2)',
    about: { ja: '重要な情報を保護するため、公開範囲を限定する', en: 'What is security-sensitive is protected' },
    clauses: ['R8-2'],
    where: ['repositories.restricted', 'processes.incident.restricts'],
    otherwise: [
      check('confidential-in-open'),
      check('restricted-in-open'),
      finding('reader-without-role'),
      finding('same-place'),
    ],
  },
  {
    at: '8 (3)',
    about: {
      ja: '顧客・対象者以外への公開は、個別に判断し承認する',
      en: 'Showing it to anybody else is judged and approved for that case',
    },
    clauses: ['R8-3'],
    where: ['processes.disclosure', 'fields.disclose-judgement'],
    otherwise: [
      clock('disclosure-decided'),
      clock('disclosure-ends'),
      way('disclosure → approved', 'facts'),
      way('disclosure → approved', 'approved'),
      way('disclosure → closed', 'notices'),
    ],
  },
  {
    at: '9 (1)',
    about: {
      ja: '2023年9月1日に承認され、9月末日より施行',
      en: 'Approved on 1 September 2023, in force from the end of that month',
    },
    clauses: ['R9-5'],
    where: ['history', 'processes.edition.documents.edition.opening'],
    otherwise: [check('safeguard-weakened')],
  },
  {
    at: '9 (2)',
    about: {
      ja: '改訂を求める者は、内容と理由を明記して申請する',
      en: 'A revision is asked for with its content and reason',
    },
    clauses: ['R9-1'],
    where: ['processes.revision.form', 'fields.revision-content', 'fields.revision-reason'],
    otherwise: [way('revision → examined', 'facts'), check('safeguard-dropped')],
  },
  {
    at: '9 (3)',
    about: {
      ja: '責任者が精査・協議し、速やかに改訂し、対象者に通知する',
      en: 'The officer examines, consults, revises promptly and tells all covered',
    },
    clauses: ['R9-2', 'R9-4'],
    where: ['fields.revision-examination', 'fields.consultation', IN_FORCE],
    otherwise: [
      clock('examination'),
      clock('revision-drafted'),
      way('revision → examined', 'facts'),
      way(IN_FORCE, 'pull-request'),
      way(IN_FORCE, 'notices'),
    ],
  },
  {
    at: '9 (4)',
    about: {
      ja: '年に一度を目安に審議し、法令・業務・要件の変化を反映する',
      en: 'Deliberated about once a year: law, business, security requirements',
    },
    clauses: ['R9-3'],
    where: ['processes.review'],
    otherwise: [
      opens('review'),
      clock('yearly-review'),
      way('review → reviewed', 'facts'),
      way('review → reviewed', 'others-took-part'),
      finding('yearly-review-overdue'),
    ],
  },
  {
    at: '9 (5)',
    about: {
      ja: '改訂後、変更内容と理由を顧客・対象者に通知し、周知を徹底する',
      en: 'After a revision what changed and why is told to customers and all covered',
    },
    clauses: ['R9-4'],
    where: ['processes.revision.notices'],
    otherwise: [clock('revision-acknowledged'), way(IN_FORCE, 'notices'), way(IN_FORCE, 'acknowledged-by-all')],
  },
  {
    at: '9 (6)',
    about: { ja: '2024年12月1日の改訂の記載', en: 'The entry of 1 December 2024' },
    clauses: ['R9-5'],
    where: ['history'],
    otherwise: [check('safeguard-weakened')],
  },
  {
    at: '9 (7)',
    about: { ja: '2023年9月1日の初版の記載', en: 'The entry of 1 September 2023' },
    clauses: ['R9-5'],
    where: ['history'],
    otherwise: [check('safeguard-weakened')],
  },
]

/** The regulation, sentence by sentence and item by item. */
export const SENTENCES: readonly Sentence[] = [...purpose, ...preparation, ...response, ...learning, ...around]
