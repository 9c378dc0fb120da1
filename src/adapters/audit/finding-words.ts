import type { FindingCode } from '../../domain/operation-check/operation.ts'
import type { Language } from '../../domain/policy/basics.ts'

/** What each finding says, and what to do about it. `{subject}` and `{detail}` stand for what it is of. */
export interface FindingWords {
  what: string
  remedy: string
}

export const FINDING_WORDS: Readonly<Record<Language, Readonly<Record<FindingCode, FindingWords>>>> = {
  ja: {
    'consent-missing': {
      what: '顧客 {subject} の同意が記録されていません。',
      remedy: '同意を得て、方針の agreed-on に日付を書く。',
    },
    'detection-never-reviewed': {
      what: 'システム {subject} の検知対策は一度も見直されていません。',
      remedy: '実際に動いているか確かめ、方針の reviewed に日付を書く。',
    },
    'detection-review-in-future': {
      what: 'システム {subject} の検知対策の見直しの日付（{detail}）が未来です。',
      remedy: '正しい日付を書く。',
    },
    'detection-review-overdue': {
      what: 'システム {subject} の検知対策の見直しの時期（{detail}）を過ぎています。',
      remedy: '見直して reviewed の日付を改める。',
    },
    'gap-overdue': {
      what: 'システム {subject} の検知対策の不足を補う期限（{detail}）を過ぎています。',
      remedy: '実施して measures に改めるか、期日を決め直す。',
    },
    'no-customers': {
      what: '顧客との取り決めが一つも登録されていません。',
      remedy: '方針の customers に、顧客ごとの合意を書く。',
    },
    'no-detection': {
      what: 'システム {subject} の検知対策が登録されていません。',
      remedy: '方針の detection に、対策、不足を補う予定、または受け入れる理由を書く。',
    },
    'action-overdue': {
      what: '対策項目 {subject} が期限を過ぎています（{detail}）。',
      remedy: '実施して /done で報告し、別の人が確認する。',
    },
    'board-of-nobody': {
      what: '取締役会報告を受ける役割 {subject} に誰もいません。',
      remedy: '方針かチームに人を入れる。',
    },
    'category-without-kind': {
      what: '分類 {subject} に当たる選択肢がフォームにありません。',
      remedy: '方針の kind に選択肢を足し、hikeshi generate を実行する。',
    },
    'clock-overdue': {
      what: '期限「{subject}」を過ぎています（{detail}）。',
      remedy: '案件を開き、求められていることを行って記録する。',
    },
    'person-untold': {
      what: '{detail} さんは準備の周知を確認していません。',
      remedy: '周知の様式から周知し、確認を求める。',
    },
    'preparation-outdated': {
      what: '対応手順 {runbook} は、最後の周知（{detail}）の後に見直されています。',
      remedy: '周知の様式から、変わった点を関係者全員に周知する。',
    },
    'preparation-untold': {
      what: '準備が関係者全員に周知された記録がありません（{subject}）。',
      remedy: '周知の様式から周知し、全員の確認を記録する。',
    },
    'drill-overdue': {
      what: '手順書 {runbook} の訓練の時期を過ぎています（前回: {detail}）。',
      remedy: '訓練のフォームから訓練を始める。',
    },
    'exception-outlived': {
      what: '例外が期限（{detail}）を過ぎても終わっていません。',
      remedy: '定期巡回が動いているか確かめる。',
    },
    'gate-unmet': {
      what: '通過した移行条件が今は満たされていません（{detail}）。',
      remedy: '案件を開き、欠けているものを記録する。',
    },
    'kind-without-runbook': {
      what: '種別 {subject} の対応手順がありません。',
      remedy: '手順書を作る（hikeshi init が雛形を置く）。',
    },
    'late-without-reason': {
      what: '遅れた報告の理由が記録されていません（{subject}）。',
      remedy: '報告者に理由をたずねて記録する。責めるためではない。',
    },
    'no-form': {
      what: '手続 {subject} に報告のフォームがありません。',
      remedy: '方針に form を書き、hikeshi generate を実行する。',
    },
    'no-runbooks': {
      what: '読める手順書が一つもありません。',
      remedy: 'hikeshi init --runbooks で雛形を置き、自社に合わせて書く。',
    },
    'phone-unset': { what: '電話番号が雛形のままです。', remedy: '方針の company.phone に、つながる番号を書く。' },
    'phone-unfilled': {
      what: '手順書 {runbook} の連絡先に番号がありません（{detail}）。',
      remedy: '番号を調べて書く。',
    },
    'policy-silent': {
      what: 'この要件を求めるものが方針にありません。',
      remedy: '方針の移行条件・記入項目・手続に加え、clause を書く。',
    },
    'record-broken': { what: '記録台帳 {subject} が検証に通りません。', remedy: 'hikeshi verify で最初の行を調べる。' },
    'repository-public': {
      what: 'リポジトリ {subject} は誰でも読めます。',
      remedy: '非公開にする（Settings → General → Change visibility）。',
    },
    'review-never': {
      what: '手順書 {runbook} は一度も見直されていません。',
      remedy: '読んで直し、reviewed に日付を書く。',
    },
    'review-overdue': {
      what: '手順書 {runbook} の見直しの時期（{detail}）を過ぎています。',
      remedy: '見直して reviewed の日付を改める。',
    },
    'role-of-nobody': { what: '役割 {subject} に誰もいません。', remedy: '方針かチームに人を入れる。' },
    'same-place': {
      what: '限られた人だけが読む手続 {subject} が、他の手続と同じリポジトリにあります。',
      remedy: '別の非公開リポジトリに分ける。',
    },
    'system-without-owner': {
      what: 'システム {subject} に担当の役割がありません。',
      remedy: '方針の systems に owner を書く。',
    },
    'system-without-work': {
      what: 'システム {subject} で動く業務が分からず、復旧優先度は既定値です。',
      remedy: '方針の systems に works を書く。',
    },
    'yearly-review-overdue': {
      what: '定期審議（{subject}）の時期を過ぎています（前回: {detail}）。',
      remedy: '定期審議の案件を開き、結果を記録する。',
    },
  },
  en: {
    'consent-missing': {
      what: 'No consent of the customer {subject} is on record.',
      remedy: 'Obtain it and write the day into "agreed-on".',
    },
    'detection-never-reviewed': {
      what: 'A detection measure of {subject} has never been reviewed.',
      remedy: 'See that it works, and write the day into "reviewed".',
    },
    'detection-review-in-future': {
      what: 'The review of a detection measure of {subject} lies in the future ({detail}).',
      remedy: 'Write the right day.',
    },
    'detection-review-overdue': {
      what: 'The review of a detection measure of {subject} was due on {detail}.',
      remedy: 'Review it and write the new day into "reviewed".',
    },
    'gap-overdue': {
      what: 'The gap in detecting incidents of {subject} was to be closed by {detail}.',
      remedy: 'Close it and list the measure, or decide on a new day.',
    },
    'no-customers': {
      what: 'Nothing arranged with any customer is registered.',
      remedy: 'Write what was agreed with each into "customers" of the policy.',
    },
    'no-detection': {
      what: 'No detection measure of {subject} is registered.',
      remedy: 'Write a measure, a gap with its action, or an accepted reason into "detection".',
    },
    'action-overdue': {
      what: 'Action item {subject} is past its date ({detail}).',
      remedy: 'Do it, report it with /done, and have somebody else confirm it.',
    },
    'board-of-nobody': {
      what: 'Nobody has the role {subject}, which takes note of board reports.',
      remedy: 'Put people into the role, in the policy or its team.',
    },
    'category-without-kind': {
      what: 'No choice of the form leads to the category {subject}.',
      remedy: 'Add one to the field of kinds in the policy and run hikeshi generate.',
    },
    'clock-overdue': {
      what: 'The deadline "{subject}" has passed ({detail}).',
      remedy: 'Open the case, do what it waits for, and record it.',
    },
    'person-untold': {
      what: '{detail} has not acknowledged the preparation.',
      remedy: 'Make it known by its form, and have it acknowledged.',
    },
    'preparation-outdated': {
      what: 'Runbook {runbook} was reviewed after the preparation was last made known ({detail}).',
      remedy: 'Make what is new known to all concerned, by its form.',
    },
    'preparation-untold': {
      what: 'Nothing on record says that the preparation was made known to all concerned ({subject}).',
      remedy: 'Make it known by its form, and record what all have acknowledged.',
    },
    'drill-overdue': {
      what: 'A drill of runbook {runbook} is due (last: {detail}).',
      remedy: 'Start one from the form for drills.',
    },
    'exception-outlived': {
      what: 'An exception has outlived its date ({detail}).',
      remedy: 'See that the sweep runs: it ends exceptions.',
    },
    'gate-unmet': {
      what: 'A gate that was passed does not hold any more ({detail}).',
      remedy: 'Open the case and record what is missing.',
    },
    'kind-without-runbook': {
      what: 'There is no runbook for the kind {subject}.',
      remedy: 'Write one; hikeshi init lays skeletons.',
    },
    'late-without-reason': {
      what: 'Nobody has recorded why a report came late ({subject}).',
      remedy: 'Ask the reporter and record it: not to blame, but to be faster next time.',
    },
    'no-form': {
      what: 'The process {subject} has no form to report by.',
      remedy: 'Give it a form in the policy and run hikeshi generate.',
    },
    'no-runbooks': {
      what: 'There is no runbook that can be read.',
      remedy: 'Lay skeletons with hikeshi init --runbooks and make them your own.',
    },
    'phone-unset': {
      what: 'The phone number is still that of the template.',
      remedy: 'Write a number that somebody answers into company.phone of the policy.',
    },
    'phone-unfilled': {
      what: 'Contacts of runbook {runbook} have no number ({detail}).',
      remedy: 'Look the numbers up and write them in.',
    },
    'policy-silent': {
      what: 'Nothing in the policy asks for this.',
      remedy: 'Add a gate, a field or a process for it, with its clause.',
    },
    'record-broken': {
      what: 'The ledger {subject} does not verify.',
      remedy: 'Look at the first line that hikeshi verify names.',
    },
    'repository-public': {
      what: 'Everybody can read the repository {subject}.',
      remedy: 'Make it private: Settings → General → Change visibility.',
    },
    'review-never': {
      what: 'Runbook {runbook} has never been reviewed.',
      remedy: 'Read it, mend it, and write the day into "reviewed".',
    },
    'review-overdue': {
      what: 'The review of runbook {runbook} was due on {detail}.',
      remedy: 'Review it and write the new day into "reviewed".',
    },
    'role-of-nobody': {
      what: 'Nobody has the role {subject}.',
      remedy: 'Put people into it, in the policy or its team.',
    },
    'same-place': {
      what: 'The process {subject} is for few to read and shares its repository with others.',
      remedy: 'Give it a private repository of its own.',
    },
    'system-without-owner': {
      what: 'No role is answerable for the system {subject}.',
      remedy: 'Name its owner under systems in the policy.',
    },
    'system-without-work': {
      what: 'Nobody said what runs on {subject}: its recovery priority is the default.',
      remedy: 'Name its works under systems in the policy.',
    },
    'yearly-review-overdue': {
      what: 'The scheduled review ({subject}) is due (last: {detail}).',
      remedy: 'Hold it, and record its outcome in its case.',
    },
  },
}
