import type { Language } from '../../domain/policy/basics.ts'
import { isNamePlaceholder, isNoCompanyPhone } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { boardOptions } from '../../domain/screen/projection.ts'
import { ACTION_PLACEHOLDER, type Choices, type Place } from './choices.ts'
import { isPinned } from './pin-action.ts'

/** The remaining steps by hand once the files lie there, in the order in which they work. `laid` are the checkouts given. */
export function nextSteps(policy: Policy, choices: Choices, laid: readonly Place[], language: Language): string[] {
  const say = (words: Readonly<Record<Language, string>>): string => words[language]
  return [
    ...files(policy, choices, laid),
    ...access(policy),
    ...running(policy, choices),
    COPY,
    ...adoption(policy, choices),
    ...verifying(policy, choices),
  ].map(say)
}

type Step = Readonly<Record<Language, string>>

function files(policy: Policy, { mode, action }: Choices, laid: readonly Place[]): Step[] {
  const { name, phone } = policy.company
  const called = (place: Place): string => policy.repositories[place] ?? place
  const folder = policy.runbooks.folder
  const missing = (['runbooks', 'restricted'] as const).filter(
    (place) => mode !== 'one-repository' && !laid.includes(place) && isUsed(policy, place),
  )
  const empty = Object.entries(policy.roles).flatMap(([role, { users, teams, 'of-case': ofCase }]) =>
    users.length + teams.length === 0 && ofCase === undefined ? [role] : [],
  )
  return [
    ...(isNamePlaceholder(name) || isNoCompanyPhone(phone) ? [COMPANY] : []),
    ...(empty.length === 0 ? [] : [namePeople(empty.join(', '))]),
    ...(mode !== 'app' && action === ACTION_PLACEHOLDER ? [ACTION] : []),
    ...(mode !== 'app' && action !== ACTION_PLACEHOLDER && !isPinned(action) ? [PIN] : []),
    ...missing.map((place) => ({
      ja: `リポジトリ ${called(place)} のチェックアウトにも置く：hikeshi init --${place} ../${called(place)}`,
      en: `Lay the files for the repository ${called(place)} into its checkout: hikeshi init --${place} ../${called(place)}`,
    })),
    {
      ja: `${folder}/ の手順書に電話番号と見直した日を書き、${folder}/phone-page.html と ${folder}/first-hour.html を印刷して配る。`,
      en: `Fill in phone numbers and the day of review in the runbooks under ${folder}/, then print and hand out ${folder}/phone-page.html and ${folder}/first-hour.html.`,
    },
    {
      ja: '運用ポリシーを確かめてから（hikeshi check）、コミットして既定のブランチへ push する。',
      en: 'Prove the policy (hikeshi check), then commit everything and push it to the default branch.',
    },
  ]
}

const namePeople = (roles: string): Step => ({
  ja: `.github/hikeshi.yml の roles に、まだ誰もいない役割のユーザー名を書く：${roles}`,
  en: `Name the people of the roles that are still empty in .github/hikeshi.yml (roles): ${roles}`,
})
const COPY: Step = {
  ja: '各リポジトリの写しを GitHub の外の git サーバーに毎日置く：そのサーバーの URL（追記だけできる認証情報を含む）を、各リポジトリの secret HIKESHI_COPY_URL に登録する。登録するまで hikeshi-copy は失敗して知らせる。',
  en: 'Keep a copy of each repository on a git server outside GitHub, each day: put its address, with what lets it add and neither delete nor rewrite, into the secret HIKESHI_COPY_URL of each. Until then hikeshi-copy fails and says so.',
}
const COMPANY: Step = {
  ja: '.github/hikeshi.yml の company に会社名と電話番号を書き、hikeshi generate を実行する。電話番号が決まるまで、運用ポリシーは採択できない。',
  en: 'Write name and phone number of the company into .github/hikeshi.yml (company), then run hikeshi generate. Without the number the policy cannot be adopted.',
}
const ACTION: Step = {
  ja: `.github/workflows/hikeshi-*.yml の ${ACTION_PLACEHOLDER} を、使う Action の場所（自社の写しなど）に直す。非公開なら、そのリポジトリの Settings → Actions → General → Access で組織内からの利用を許す。`,
  en: `Replace ${ACTION_PLACEHOLDER} in .github/workflows/hikeshi-*.yml by the place of the Action that you use, such as your own copy. Where that is private, allow its use within the organisation: its Settings → Actions → General → Access.`,
}

const PIN: Step = {
  ja: '.github/workflows/hikeshi-*.yml の Action を、版の名前（タグ）ではなくコミットで指定する。タグを読めなかったため、init は書き込んでいない。読める場所で init をもう一度実行するか、「uses: 所有者/名前@コミット # 版」と書く。',
  en: 'Name the Action in .github/workflows/hikeshi-*.yml by a commit instead of a tag. The tags could not be read, so init did not fill it in: run init again where git can read them, or write “uses: owner/name@commit # version”.',
}

function access(policy: Policy): Step[] {
  const repositories = [...new Set(Object.values(policy.repositories))].join(', ')
  const teams = rolesByTeam(policy).map(([team, roles]) => `${team} (${roles.join(', ')})`)
  const privacy: Step = {
    ja: `リポジトリを非公開にする：${repositories}。報告する人には Read、対応する人には Triage を与える（Write は、手順書を直す人と運用ポリシーを直す人だけ）。`,
    en: `Make the repositories private: ${repositories}. Give Read to everyone who reports and Triage to those who respond; Write only to those who change runbooks or the policy.`,
  }
  return [
    privacy,
    ...(teams.length === 0
      ? []
      : [
          {
            ja: `組織にチームを作り、人を入れる：${teams.join(', ')}`,
            en: `Create the teams of the organisation and put people into them: ${teams.join(', ')}`,
          },
        ]),
    ...(policy.board === undefined ? [] : [board(policy, policy.board)]),
  ]
}

function rolesByTeam({ roles }: Policy): [string, readonly string[]][] {
  const found = new Map<string, string[]>()
  for (const [role, { teams }] of Object.entries(roles))
    for (const team of teams) found.set(team, [...(found.get(team) ?? []), role])
  return [...found]
}

function board(policy: Policy, { project, field }: { project: number; field: string }): Step {
  const options = boardOptions(policy).join(', ')
  return {
    ja: `組織の Projects に番号 ${project} のボードを作り、単一選択フィールド ${field} の選択肢を次のとおりにする：${options}。Workflows の「Item closed」と「Pull request merged」を切る（hikeshi doctor --fix が手伝う）。`,
    en: `Create the organisation's project number ${project} with a single-select field ${field} of these options: ${options}. Turn off its workflows "Item closed" and "Pull request merged" (hikeshi doctor --fix helps).`,
  }
}

function running(policy: Policy, { mode, repository }: Choices): Step[] {
  const owner = repository?.owner ?? 'ORGANISATION'
  const repositories = [...new Set(Object.values(policy.repositories))].join(', ')
  switch (mode) {
    case 'app':
      return [
        {
          ja: `GitHub App を登録し、${repositories} にインストールする：hikeshi register --org ${owner} --url https://（サーバー） --locale ja`,
          en: `Register the GitHub App and install it on ${repositories}: hikeshi register --org ${owner} --url https://(your server)`,
        },
        {
          ja: 'できた .env と鍵のファイルをサーバーに置き、そのフォルダーで hikeshi start を実行する。Webhook の宛先は https://（サーバー）/api/github/webhooks。',
          en: 'Put the .env and the key file that it wrote on the server and run hikeshi start in their folder. The webhook goes to https://(your server)/api/github/webhooks.',
        },
      ]
    case 'action':
      return [
        {
          ja: `GitHub App を Webhook なしで登録し、${repositories} にインストールする：hikeshi register --org ${owner} --locale ja`,
          en: `Register the GitHub App without a webhook and install it on ${repositories}: hikeshi register --org ${owner}`,
        },
        {
          ja: 'ワークフローを置いた各リポジトリの Settings → Secrets and variables → Actions に、HIKESHI_CLIENT_ID（Client ID）と HIKESHI_PRIVATE_KEY（秘密鍵）を登録する。',
          en: 'In each repository with workflows, under Settings → Secrets and variables → Actions, store HIKESHI_CLIENT_ID (the Client ID) and HIKESHI_PRIVATE_KEY (a private key).',
        },
        SWEEP,
      ]
    case 'one-repository':
      return [
        {
          ja: 'Settings → Actions → General → Workflow permissions の「Allow GitHub Actions to create and approve pull requests」を有効にする（再発防止計画のため）。',
          en: 'Enable "Allow GitHub Actions to create and approve pull requests" under Settings → Actions → General → Workflow permissions: prevention plans are pull requests.',
        },
        SWEEP,
      ]
  }
}

const SWEEP: Step = {
  ja: 'Actions のタブで「Hikeshi sweep」を一度手で動かし、成功することを見る。',
  en: 'Run "Hikeshi sweep" once by hand from the Actions tab and see that it succeeds.',
}

function adoption(policy: Policy, { mode, repository }: Choices): Step[] {
  const owner = repository?.owner ?? (mode === 'one-repository' ? 'OWNER' : 'ORGANISATION')
  const home = `${owner}/${repository?.name ?? policy.repositories.incidents ?? 'incidents'}`
  const doctor = `GITHUB_TOKEN=$(gh auth token) hikeshi doctor --repo ${home} --fix`
  return [
    {
      ja: '運用ポリシーを採択する：リポジトリの管理者が issue を一つ開き、「/adopt 」に続けて git rev-parse HEAD:.github/hikeshi.yml の値を書いてコメントする。採択されるまで、運用ポリシーは効かない。',
      en: 'Adopt the policy: an administrator of the repository opens an issue and comments "/adopt " followed by what git rev-parse HEAD:.github/hikeshi.yml prints. Until then the policy does not count.',
    },
    mode === 'one-repository'
      ? {
          ja: `設定を確かめてラベルを作る：${doctor} --app github-actions。それから試しに訓練の案件を一つ報告してみる。`,
          en: `Check the set-up and make the labels: ${doctor} --app github-actions. Then file one report as a trial.`,
        }
      : {
          ja: `できた .env のあるフォルダーで、権限・チーム・ボードを確かめてラベルを作る：${doctor}。それから試しに一件報告してみる。`,
          en: `Check permissions, teams and board and make the labels, in the folder of that .env: ${doctor}. Then file one report as a trial.`,
        },
  ]
}

/**
 * Where there is a server no workflow is laid that verifies: a job would need the Action, which nobody but the company keeps, and
 * what a job of the organisation says of its record its administrators could change.
 */
function verifying(policy: Policy, { mode, repository }: Choices): Step[] {
  if (mode !== 'app') return []
  const owner = repository?.owner ?? 'ORGANISATION'
  const places = ['incidents', ...Object.values(policy.processes).map((process) => process.repository)]
  const names = [...new Set(places.map((id) => policy.repositories[id] ?? id))]
  const commands = names.map((name) => `GITHUB_TOKEN=$(gh auth token) hikeshi verify --repo ${owner}/${name} --key KEY`)
  return [
    {
      ja: `毎月、サーバーを動かしていない人が自分のコンピューターで記録を検証する：${commands.join('、')}。KEY は、hikeshi start が表示する公開鍵。サーバーで動かす場合、検証を予定どおりに行うワークフローはない。`,
      en: `Each month let somebody who does not run the server verify the records, on a machine of their own: ${commands.join(', ')}. KEY is the public key that hikeshi start prints. With a server no workflow verifies by schedule.`,
    },
  ]
}

const isUsed = (policy: Policy, place: Place): boolean =>
  place === 'runbooks'
    ? policy.runbooks.repository === place
    : Object.values(policy.processes).some(({ repository }) => repository === place)
