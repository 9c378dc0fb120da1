import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'

export const UPGRADE_WORDS = {
  ja: {
    isOwn: (base: string) => `このファイルはすでに土台 ${base} の上に書かれています。`,
    isWhole: 'このファイルは運用ポリシーの全体です。まず hikeshi upgrade --own を実行してください。',
    newest: (base: string) => `土台 ${base} が最新です。変わるものはありません。`,
    raised: (from: string, to: string) => `土台を ${from} から ${to} に上げました。当社で変わること:`,
    proposed: (from: string, to: string) => `土台を ${from} から ${to} に上げると、当社で変わること:`,
    nothing: '当社で変わることはありません。',
    findings: (count: number) =>
      `運用ポリシーの検査（hikeshi check）で見つかったこと：${count} 件。採択の前に直します。`,
    notReplayed:
      '記録された案件では確かめていません。--records フォルダ（ブランチ hikeshi のチェックアウト）か --repo owner/name を付けると、結果が変わる案件を示します。',
    notMade: '効力を変えずに書き直すことができないため、何も変えていません。',
    made: (lines: number) => `${POLICY_PATH} を土台の上の${lines}行に書き直しました。効力のある内容は変わりません。`,
    longer: (lines: number) =>
      `書き直す前は${lines}行でした。土台と共通するところが少ないため、全体のファイルのままでも構いません（git で元に戻せます）。`,
    reason: (safeguard: string) => `規程の守り「${safeguard}」を外している理由を without に書いてください`,
    next: '次に: hikeshi generate と hikeshi check を実行し、変わったファイルをプルリクエストにして、マージの後に採択します。',
    notOpened: 'GitHub には何も書いていません。--pull-request を付けると、プルリクエストを開きます。',
    opened: (url: string) => `プルリクエストを開きました：${url}`,
    title: (to: string) => `運用ポリシーの土台を ${to} に上げる`,
    after:
      'マージしただけでは効力を持ちません。責任者がこの内容を承認し、マージの後に、Issue のコメントで `/adopt` により採択します。それまでは、これまでの運用ポリシーで判定します。限定公開のリポジトリのフォームは、`hikeshi generate` で作り直します。',
  },
  en: {
    isOwn: (base: string) => `This file builds on ${base} already.`,
    isWhole: 'This file is a whole policy: run "hikeshi upgrade --own" first.',
    newest: (base: string) => `${base} is the newest base: nothing changes.`,
    raised: (from: string, to: string) => `The base is raised from ${from} to ${to}. What changes for this company:`,
    proposed: (from: string, to: string) => `Raising the base from ${from} to ${to} changes for this company:`,
    nothing: 'Nothing changes for this company.',
    findings: (count: number) => `The policy check (hikeshi check) finds ${count}: mend that before it is adopted.`,
    notReplayed:
      'No recorded case was judged by it. With --records FOLDER (a checkout of the branch "hikeshi"), or --repo owner/name, it tells which cases would have gone otherwise.',
    notMade: 'It cannot be written anew without changing what is in force, so nothing was changed.',
    made: (lines: number) => `${POLICY_PATH} has ${lines} lines over the base now. What is in force is the same.`,
    longer: (lines: number) =>
      `It had ${lines} lines before: it shares little with the base, and may as well stay a whole file (git has it still).`,
    reason: (safeguard: string) => `write under "without" why the safeguard "${safeguard}" is dropped`,
    next: 'Next: "hikeshi generate" and "hikeshi check"; propose what has changed in a pull request, and adopt it once it is merged.',
    notOpened: 'Nothing was written on GitHub: --pull-request opens the pull request.',
    opened: (url: string) => `The pull request is open: ${url}`,
    title: (to: string) => `Raise the base of the policy to ${to}`,
    after:
      'Merging it does not bring it into force: the officer approves it, and it is adopted after merging, by `/adopt` in a comment on an issue. Until then the policy of before goes on judging. The forms of the restricted repository are made anew by `hikeshi generate`.',
  },
} as const
