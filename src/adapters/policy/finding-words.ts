import type { Language } from '../../domain/policy/basics.ts'
import type { Finding, FindingCode } from '../../domain/policy-proof/finding.ts'
import { fillIn } from '../messages/fill-in.ts'

type Texts = Readonly<Record<Language, string>>

/** `{name}` stands for a parameter of the finding. */
const TEXTS: Readonly<Record<FindingCode, Texts>> = {
  'acknowledger-differs': {
    ja: '「{what}」を確認済みにできる役割に「{role}」がありません（acknowledgements）',
    en: 'the role "{role}" may not acknowledge "{what}" (acknowledgements)',
  },
  'appointed-to-nothing': {
    ja: '任命された実行責任者に役割がありません（roles のどれかに of-case が必要です）',
    en: 'whoever is appointed for a case gets no role by it (one of the roles needs of-case)',
  },
  'appointer-differs': {
    ja: '「{role}」は実行責任者を任命できません（organisation.appointed-by）',
    en: 'the role "{role}" appoints no executive (organisation.appointed-by)',
  },
  'bad-login': { ja: '「{user}」は GitHub のログイン名ではありません', en: '"{user}" is no login of GitHub' },
  'bad-team': {
    ja: '「{name}」は GitHub のチームの名前（slug）ではありません。組織名と @ を付けず、小文字の英数字とハイフンで書きます（URL の末尾）',
    en: '"{name}" is no slug of a team of GitHub: without @ and organisation, lower-case letters, digits and hyphens, as at the end of its address',
  },
  'broken-always-open': {
    ja: '不変条件：「{way}」は{role}にいつでも開いていなければなりません{why}',
    en: 'invariant: {way} must always be open to {role}{why}',
  },
  'broken-every-path': {
    ja: '不変条件：「{from}」から「{to}」へは必ず「{through}」を通らなければなりません',
    en: 'invariant: every path from {from} to {to} goes through {through}',
  },
  'broken-never-without': {
    ja: '不変条件：「{way}」には移行条件「{gate}」が必要です',
    en: 'invariant: {way} never without the gate "{gate}"',
  },
  'broken-only': {
    ja: '不変条件：「{way}」は{allowed}だけに許されますが、「{role}」も進められます',
    en: 'invariant: {way} is for {allowed} only, but "{role}" may take it',
  },
  'circular-role': {
    ja: '役割「{role}」は、たどると自分自身の代わりになっています',
    en: 'the role "{role}" stands, in the end, for itself',
  },
  'command-taken': {
    ja: 'コマンド「/{command}」はすでに別の意味で使われています：{by}',
    en: 'the command /{command} means something else already: {by}',
  },
  'condition-always-met': {
    ja: 'この条件は必ず成り立ちます。条件の意味がありません',
    en: 'this condition holds whatever is known, so it says nothing',
  },
  'condition-never-met': {
    ja: 'この条件は決して成り立ちません。かかっているものが無効になります',
    en: 'this condition can never hold, so what it stands at never counts',
  },
  'consent-without-reason': {
    ja: '同意の対象「{field}」に理由を書けません（項目に reason: true が必要です）',
    en: 'consent to "{field}" takes a reason, and the field takes none (reason: true)',
  },
  'contain-into-end': {
    ja: '封じ込めの段階「{phase}」は終わりの段階です',
    en: 'containment leads to "{phase}", which ends the case',
  },
  'dead-end-phase': {
    ja: '段階「{phase}」から終わりの段階へ行けません',
    en: 'no end can be reached from the phase "{phase}"',
  },
  'findings-of-none': {
    ja: '手続「{process}」には findings がないため、署名する運用確認の結果がありません',
    en: 'the process "{process}" has no findings, so there is no operation check to sign',
  },
  'findings-unsigned': {
    ja: '手続「{process}」の運用確認に署名する移行条件（findings）がありません',
    en: 'no gate of the process "{process}" (findings) has its operation check signed',
  },
  'edition-of-few': {
    ja: '限定プロセス「{process}」は、顧客・対象者に配る文書に載せられません',
    en: 'the restricted process "{process}" has no place in what customers and persons covered are given',
  },
  'edition-to-nobody': {
    ja: 'この文書を受け取る顧客・グループを確かめる移行条件（acknowledged-by-all）がありません',
    en: 'no gate "acknowledged-by-all" asks whether customers or groups have got this document',
  },
  'form-blank': { ja: 'フォームの文言が空です', en: 'a text of the form is blank' },
  'form-duplicate-field': { ja: 'フォームに項目「{text}」が2回あります', en: 'the form asks for "{text}" twice' },
  'form-forbidden-word': {
    ja: '「{text}」：GitHub は入力欄の見出しに password という語を認めません',
    en: '"{text}": GitHub takes no form that asks for a "password"',
  },
  'form-line-break': { ja: 'フォームの見出しは1行で書いてください', en: 'a label of the form has more than one line' },
  'form-no-options': { ja: '選択肢がありません', en: 'there is nothing to choose from' },
  'form-options-overlap': {
    ja: '「{text}」は、ほかの選択肢を並べたものと区別できません',
    en: '"{text}" can\'t be told from other options in a row',
  },
  'form-reserved-option': {
    ja: '「{text}」は GitHub が未回答のときに使う語です',
    en: '"{text}" is what GitHub writes where nothing was chosen',
  },
  'half-translated': {
    ja: '{language} の文言がありません（ほかの文言には両方の言語があります。1つの言語だけでよければ ja・en を付けずに書いてください）',
    en: 'the words in {language} are missing (others have both languages; where one will do, write it without ja and en)',
  },
  'idle-transition': {
    ja: '「{phase}」から「{phase}」への移行は何もしません',
    en: 'a transition from "{phase}" to "{phase}" does nothing',
  },
  'label-too-long': {
    ja: 'ラベル「{label}」が長すぎます（GitHub では{most}文字まで）',
    en: 'the label "{label}" is too long (GitHub takes {most} characters)',
  },
  'lone-role': {
    ja: '役割「{role}」は{user}だけで、代わる人がいません。この人しかできないことがあります：{duty}',
    en: 'the role "{role}" is {user} alone, with no deputy, and nobody else can do this: {duty}',
  },
  'mark-taken': {
    ja: '目印「{mark}」はすでに「{by}」が使っています',
    en: 'the mark "{mark}" is in use already: {by}',
  },
  'never-waived': {
    ja: '{clause} の例外は認められません（waiver.clauses は {allowed}）',
    en: 'no exception from {clause} is possible (waiver.clauses is {allowed})',
  },
  'no-end': { ja: 'プロセス「{process}」に終わりの段階がありません', en: 'no phase ends the process "{process}"' },
  'no-stop': {
    ja: '期限「{clock}」を止めるものがありません（stop が必要です。案件の終わりで止めるなら、終わりの段階を書いてください）',
    en: 'nothing stops the clock "{clock}" (it needs "stop"; where the end of the case is to stop it, name the phases that end it)',
  },
  'no-such-day': { ja: '「{day}」という日はありません', en: 'there is no day "{day}"' },
  'nobody-can-open': {
    ja: '「{to}」への移行条件「{gate}」を満たせる人がいません',
    en: 'there is nobody who can open the gate "{gate}" to "{to}"',
  },
  'nobody-in-role': {
    ja: '役割「{role}」に誰もいません（users、teams、of-case のいずれもない）',
    en: 'nobody is in the role "{role}" (no users, no teams, not of-case)',
  },
  'notice-of-confidential': {
    ja: '項目「{field}」は confidential なので、周知（notice）には使われません。どちらかを外してください',
    en: 'the field "{field}" is confidential, so no notice tells it: take one of the two away',
  },
  'number-as-id': {
    ja: '段階「{id}」：数字だけの名前では並び順が変わってしまいます',
    en: 'the phase "{id}": names that are numbers do not keep their order',
  },
  'only-app-moves': {
    ja: '「{to}」へ進められるのがアプリだけです（期限による終了以外は人が必要です）',
    en: 'only the app may move a case to "{to}"; save for lapsing by date, that takes a person',
  },
  'only-reporter-moves': {
    ja: '「{to}」へ進められるのが報告者だけで、ほかに道がありません',
    en: 'only the reporter may move a case to "{to}", and there is no other way',
  },
  'only-requester': {
    ja: '「{to}」への承認・同意が、求める本人にしかできません',
    en: 'only whoever asks could give the approval for "{to}"',
  },
  'priorities-out-of-order': {
    ja: '復旧優先度「{priority}」は「{before}」より長くなければなりません（厳しい順）',
    en: 'the priority "{priority}" must allow more time than "{before}" (strictest first)',
  },
  'pull-request-avoided': {
    ja: 'プルリクエスト「{pull}」は「{opens}」で開かれますが、「{phase}」へはそこを通らずに来られます',
    en: 'the pull request "{pull}" opens in "{opens}", but a case can come to "{phase}" without it',
  },
  'recovered-of-none': {
    ja: 'each のない期限は recovered: each では止まりません',
    en: 'a clock that does not run for each system has no "recovered: each"',
  },
  'action-of-none': {
    ja: '対策項目ごとの期限（each: actions）でないため、action や until: due は使えません',
    en: 'only a clock for each action item ("each: actions") knows "action" and "until: due"',
  },
  'repeated-id': { ja: 'id「{id}」が2回あります', en: 'the id "{id}" is there twice' },
  'reserved-role': {
    ja: '役割「{role}」はアプリに組み込みの役割です。別の名前にしてください',
    en: 'the role "{role}" is built in: give it another name',
  },
  'restricted-in-open': {
    ja: '限定プロセス「{process}」が「{other}」と同じリポジトリにあり、誰でも読めてしまいます',
    en: 'the restricted process "{process}" shares its repository with "{other}", whose readers would see it',
  },
  'runbook-elsewhere': {
    ja: '対応手順を変えるプルリクエストは、対応手順のリポジトリ「{repository}」に開いてください',
    en: 'a pull request that changes the runbook belongs in their repository, "{repository}"',
  },
  'same-person': {
    ja: '「{other}」と「{role}」が同じ人（{user}）です。両者がそれぞれ必要です',
    en: '"{other}" and "{role}" are one person ({user}), and both must act',
  },
  'same-words': {
    ja: '「{words}」は「{other}」と「{id}」の両方を指します',
    en: '"{words}" means both "{other}" and "{id}"',
  },
  'shadowed-transition': {
    ja: '「{from}」から「{to}」への移行はすでに上にあり、こちらは使われません',
    en: 'a transition from "{from}" to "{to}" stands above already; this one never counts',
  },
  'succeeds-present': {
    ja: '「{id}」が引き継ぐという「{old}」は、まだあります',
    en: '"{id}" succeeds "{old}", which is still there',
  },
  'succeeds-twice': { ja: '「{old}」はすでに「{id}」が引き継いでいます', en: '"{old}" is succeeded by "{id}" already' },
  'unknown-acknowledgement': {
    ja: '「{name}」という確認事項（acknowledgements）はありません',
    en: '"{name}" is no acknowledgement of this process',
  },
  'unknown-approval': { ja: '「{name}」という承認はありません', en: 'nothing called "{name}" is approved here' },
  'unknown-calendar': { ja: '「{name}」という暦（calendars）はありません', en: '"{name}" is not a calendar' },
  'unknown-clause': { ja: '規程に「{name}」はありません', en: 'the regulation has no requirement "{name}"' },
  'unknown-clock': { ja: '「{name}」という期限（clocks）はありません', en: '"{name}" is not a clock' },
  'unknown-document': {
    ja: '「{name}」という文書（documents）はありません',
    en: '"{name}" is no document of this process',
  },
  'unknown-field': { ja: '「{name}」という記入項目はありません', en: '"{name}" is not a field' },
  'unknown-gate': { ja: '「{name}」という移行条件はありません', en: '"{name}" is not a kind of gate' },
  'unknown-notice': { ja: '「{name}」という周知（notices）はありません', en: '"{name}" is no notice of this process' },
  'unknown-pack': { ja: '「{name}」という pack はありません', en: '"{name}" is not a pack' },
  'unknown-phase': { ja: '「{name}」という段階はありません', en: '"{name}" is not a phase' },
  'unknown-priority': { ja: '「{name}」という復旧優先度はありません', en: '"{name}" is not a priority' },
  'unknown-process': { ja: '「{name}」というプロセスはありません', en: '"{name}" is not a process' },
  'unknown-pull-request': {
    ja: '「{name}」というプルリクエスト（pull-requests）はありません',
    en: '"{name}" is no pull request of this process',
  },
  'unknown-repository': {
    ja: '「{name}」というリポジトリは repositories にありません',
    en: '"{name}" is not among the repositories',
  },
  'unknown-role': { ja: '「{name}」という役割はありません', en: '"{name}" is not a role' },
  'unknown-system': {
    ja: '「{name}」というシステム（systems）はありません',
    en: '"{name}" is not a system of the catalogue',
  },
  'unknown-transition': { ja: '「{way}」という移行はありません', en: 'there is no way {way}' },
  'unknown-value': { ja: '「{field}」に「{name}」という選択肢はありません', en: '"{name}" is no option of "{field}"' },
  'unknown-work': { ja: '「{name}」という業務（works）はありません', en: '"{name}" is not a work' },
  'unreachable-phase': {
    ja: '段階「{phase}」には「{start}」から行けません',
    en: 'the phase "{phase}" cannot be reached from "{start}"',
  },
  'unrestricted-violation': {
    ja: 'プロセス「{process}」は違反（{clause}）を扱うので restricted: true が必要です',
    en: 'the process "{process}" is about violations ({clause}) and must be restricted: true',
  },
  'unsuppliable-fact': {
    ja: '「{to}」に必要な「{field}」を記入できる人がいません',
    en: 'nobody can record "{field}", which the way to "{to}" needs',
  },
  'value-of-text': {
    ja: '「{field}」は選択式ではないので、「{name}」と比べられません',
    en: '"{field}" has no options, so it is never "{name}"',
  },
  'name-placeholder': {
    ja: '会社名が「{name}」のままです。社名を書いてください。書くまで、この方針は採用できません',
    en: 'the name of the company is still "{name}": write your own. Until then this policy cannot be adopted',
  },
  'phone-placeholder': {
    ja: '「{phone}」は電話番号ではありません。被害が広がっているときに、社員が実際にかける番号を書いてください。書くまで、この方針は採用できません',
    en: '"{phone}" is no phone number: write the one that people really call when it is spreading. Until then this policy cannot be adopted',
  },
  'wrong-field-kind': {
    ja: '「{field}」は {kind} ですが、ここでは {wanted} が必要です',
    en: '"{field}" is a {kind} field; {wanted} is needed here',
  },
}

const DID_YOU_MEAN: Texts = { ja: '。「{suggestion}」ではありませんか', en: '. Did you mean "{suggestion}"?' }
const ON_THE_WAY: Texts = { ja: '。経路：{trace}', en: '. Path: {trace}' }
const CLAUSE: Texts = { ja: '（規程 {clause}）', en: ' ({clause})' }

/** What a finding says, in one line. */
export function describeFinding({ code, params, suggestion, trace }: Finding, language: Language): string {
  const tail = [
    params.clause === undefined || TEXTS[code][language].includes('{clause}') ? '' : CLAUSE[language],
    suggestion === undefined ? '' : DID_YOU_MEAN[language],
    trace === undefined ? '' : ON_THE_WAY[language],
  ]
  const values: Readonly<Record<string, string>> = {
    ...params,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(trace === undefined ? {} : { trace: trace.join(' → ') }),
  }
  return fillIn([TEXTS[code][language], ...tail].join(''), values)
}
