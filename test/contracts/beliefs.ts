import type { TrialId } from '../../src/app/rehearsal/trial.ts'

/**
 * A belief about GitHub: the embedded GitHub answers so, and the product counts on it. `told`: GitHub's documentation,
 * changelog, API description or threads say so; `assumed`: none of them settles it. Nobody has seen it on github.com yet.
 */
export interface Belief {
  fact: string
  source: string
  standing: 'told' | 'assumed'
  /**
   * Where the embedded GitHub or the product is held to it: a file of tests and a part of a title; none where nothing
   * hangs on it.
   */
  shown: readonly [file: string, title: string]
  /** The trial of `hikeshi rehearse` that tries it on a real organisation, or why none does. */
  rehearsed: TrialId | NotRehearsed
}

type NotRehearsed =
  | 'needs a secret that GitHub takes for one'
  | 'needs another account'
  | 'needs another app that acts for a person'
  | 'needs another repository'
  | 'needs settings that only some organisations have'
  | 'needs what was merged into the default branch'
  | 'only people see it'
  | 'takes weeks'
  | 'would change the real board'
  | 'would leave a board'
  | 'would slow down real answers'
  | 'would take an issue from its record'
  | 'would put a link in the place of a record'

const AWKWARD = 'test/sandbox/awkward.test.ts'
const LOCKED = 'test/scenarios/locked.test.ts'
const RELOCATED = 'test/scenarios/relocated.test.ts'
const PACE = 'test/adapters/github/client/write-pace.test.ts'
const SETTINGS = 'test/scenarios/issue-settings.test.ts'
const CLIENT = 'test/adapters/github/client/client.test.ts'

export const BELIEFS: readonly Belief[] = [
  {
    fact: 'What a merge queue merges is merged and pushed by the account `github-merge-queue[bot]`, whoever queued it; the pull request keeps its head and its reviews.',
    source: 'yedeya-labs/kanon (docs), and other repositories that wait for it',
    standing: 'assumed',
    shown: ['test/scenarios/missed-adoption.test.ts', 'own merge queue'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'A branch is merged into another with one request (`POST …/merges`), which answers only once the merge commit is there: 201 with it, 204 where there is nothing to merge, 409 where both sides changed the same place. A branch moved forward to it keeps its pull request open.',
    source: 'OpenAPI; GitHub’s documentation of branches; that the answer waits for the merge is nowhere said',
    standing: 'assumed',
    shown: ['test/sandbox/pulls.test.ts', 'take a branch in that moved on'],
    rehearsed: 'needs what was merged into the default branch',
  },
  {
    fact: 'Comments, issues and events of a timeline name the app by way of which a person acted (`performed_via_github_app`); deliveries of labels, cards and closing do not.',
    source: 'OpenAPI; webhook schemas',
    standing: 'told',
    shown: ['test/scenarios/by-way-of-an-app.test.ts', 'refused: every door, told by its delivery'],
    rehearsed: 'needs another app that acts for a person',
  },
  {
    fact: 'The timeline has an act by the time that its delivery arrives, and nothing tells by way of what a text was edited or a pull request reviewed.',
    source: '—',
    standing: 'assumed',
    shown: ['test/scenarios/by-way-of-an-app.test.ts', 'refused: an edit of a comment that came by way of the app'],
    rehearsed: 'label-set',
  },
  {
    fact: 'The contents API shows a link to a file as that file, under the sha of the link; a write to the link changes its own text and leaves it a link.',
    source: 'docs “Get repository content”; thread github-mcp-server 2997',
    standing: 'told',
    shown: ['test/adapters/github/ledger/git-ledger.test.ts', 'a record that was made a link as it stands is read'],
    rehearsed: 'would put a link in the place of a record',
  },
  {
    fact: 'What GraphQL is asked for by an expression it reads as `git rev-parse` does: of a tag and a branch of one name it takes the tag, and `refs/heads/…` names the branch.',
    source: 'GraphQL reference (`Repository.object`); git “gitrevisions”',
    standing: 'told',
    shown: ['test/adapters/github/seals.test.ts', 'a tag of the branch’s name shows no older state'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'REST reads a file, a tree and a list of commits by `refs/heads/…` as by the short name of the branch; which it takes of a tag and a branch of one short name nobody has told.',
    source: 'go-gitea/gitea#38197; recorded requests of others',
    standing: 'assumed',
    shown: ['test/contracts/short-names.test.ts', 'by a whole name, or a commit'],
    rehearsed: 'history',
  },
  {
    fact: 'Writes of contents and blobs answer 409 also where a push rule refuses them; push protection adds `metadata.secret_scanning`.',
    source: 'changelog 2024-08-13; docs “Push protection from the REST API”; OpenAPI',
    standing: 'told',
    shown: ['test/scenarios/refused-writes.test.ts', 'a report that quotes a key becomes a case without that text'],
    rehearsed: 'needs a secret that GitHub takes for one',
  },
  {
    fact: 'Rulesets refuse with 422 on refs and 409 on contents; `GET /repos/{owner}/{repo}/rules/branches/{branch}` tells which hold, and not who may bypass them.',
    source: 'docs “Rulesets”; OpenAPI',
    standing: 'told',
    shown: ['test/domain/doctor/judge-set-up.test.ts', 'ledger-ruled'],
    rehearsed: 'rules',
  },
  {
    fact: 'A rule that is broken is named by its words alone (“Changes must be made through a pull request.”, “Commit message must match a given regex pattern: …”), behind “Repository rule violations found”.',
    source: 'thread desktop 21829; recorded pushes of others',
    standing: 'assumed',
    shown: ['test/adapters/github/client/client.test.ts', 'names the rule that holds a write back: %s'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'GitHub signs a commit that an app makes by the API in its own name alone, so a rule that asks for signatures lets it pass.',
    source: 'docs “Signature verification for bots”',
    standing: 'told',
    shown: ['test/scenarios/refused-writes.test.ts', 'signatures are asked for: GitHub signs what the app writes'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'An archived repository answers 403 to every write.',
    source: 'docs',
    standing: 'told',
    shown: ['test/scenarios/doctor.test.ts', 'repository-archived'],
    rehearsed: 'archived',
  },
  {
    fact: 'On a locked conversation only people with write access comment; apps get 403.',
    source: 'probot/stale#25, actions/stale#51, renovatebot/renovate#6215',
    standing: 'told',
    shown: [AWKWARD, '4: on a locked conversation apps get 403'],
    rehearsed: 'locked',
  },
  {
    fact: 'On a locked conversation an app may still edit its comments and set labels. Where it may not edit, all of it stands on another issue.',
    source: '—',
    standing: 'assumed',
    shown: [LOCKED, 'edits that GitHub refuses as well'],
    rehearsed: 'locked',
  },
  {
    fact: 'An issue of which somebody made a discussion is closed and locked; nobody comments on it any more, and opening it is refused (422).',
    source: 'dessant/lock-threads#24, GitHawkApp/GitHawk#1992',
    standing: 'assumed',
    shown: ['test/adapters/github/ports.test.ts', 'an issue that somebody made a discussion of'],
    rehearsed: 'would take an issue from its record',
  },
  {
    fact: 'A transferred issue answers 301, a deleted one 410; `issues.transferred`, `issues.deleted`, and in the new repository `issues.opened` with `changes.old_issue`.',
    source: 'docs; OpenAPI; recorded examples',
    standing: 'told',
    shown: [AWKWARD, '5: a deleted issue is gone'],
    rehearsed: 'would take an issue from its record',
  },
  {
    fact: 'No list names an issue that is gone. Of several numbers GraphQL names those that are no issues there among its errors (`NOT_FOUND`) and gives the others; REST says the same of each.',
    source: 'GraphQL specification; experience',
    standing: 'assumed',
    shown: [RELOCATED, 'unheard: the sweep finds what was deleted and what was moved'],
    rehearsed: 'would take an issue from its record',
  },
  {
    fact: 'Where issues are switched off each path of theirs answers 410 and says so; all are there again once they are switched on.',
    source: 'OpenAPI (`issues/create`)',
    standing: 'assumed',
    shown: [RELOCATED, 'refused: issues that are switched off for a while are not taken for deleted'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'A suspended installation answers 403 to all and hears nothing; `installation.unsuspend` is told to every app. Tokens of before may be good no more.',
    source: 'docs “Suspending a GitHub App installation”; webhook schemas',
    standing: 'assumed',
    shown: ['test/scenarios/suspended.test.ts', 'nothing is asked meanwhile; once it may again'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: 'An event of a label carries its colour and description, in workflows too; no event of a workflow tells of a card on a board.',
    source: 'webhook schemas; docs “Events that trigger workflows”',
    standing: 'told',
    shown: ['test/templates/workflows.test.ts', 'R4.2-1 %s, put on'],
    rehearsed: 'would change the real board',
  },
  {
    fact: 'A transferred issue keeps its text, author, comments and their times; its number and ids are new; labels stay where the other repository has them.',
    source: 'docs',
    standing: 'told',
    shown: [RELOCATED, 'R8-2 moved to where few may read'],
    rehearsed: 'would take an issue from its record',
  },
  {
    fact: 'Changes of a board’s Status may leave no timeline event.',
    source: 'community discussions 209338, 209484 (since September 2026)',
    standing: 'assumed',
    shown: ['test/scenarios/unseen-moves.test.ts', 'a drag that nobody saw is put back'],
    rehearsed: 'card',
  },
  {
    fact: 'A timeline event and the item that it is about may differ by a second.',
    source: '—',
    standing: 'assumed',
    shown: ['test/scenarios/unseen-moves.test.ts', 'also where its times are a second apart'],
    rehearsed: 'card',
  },
  {
    fact: 'What is created is bounded to about 80 a minute and 500 an hour, all REST requests to 900 points a minute (a write is 5), GraphQL to 2,000.',
    source: 'docs “Rate limits”',
    standing: 'told',
    shown: [PACE, 'never exceeds any of GitHub’s limits'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: 'Edits (PATCH, PUT) and reactions do not count as what is created.',
    source: '—',
    standing: 'assumed',
    shown: [PACE, 'what is created counts by itself'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: 'After a secondary limit one waits for `retry-after`, after the primary one until the reset; asking on meanwhile may ban the app.',
    source: 'docs “Best practices”',
    standing: 'told',
    shown: [CLIENT, 'a pause that nobody sits out holds all who ask later'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: 'GraphQL has a limit of its own and says with status 200 that it is used up (`RATE_LIMITED`); a secondary limit it may say with 200 as well. Of things that are gone it says so among the errors and gives the others.',
    source: 'docs “Rate limits and query limits for the GraphQL API”; GraphQL specification',
    standing: 'told',
    shown: [CLIENT, 'R4.2-1 asks GraphQL nothing more until its own limit is reset'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: '`GITHUB_TOKEN` has 1,000 requests an hour for a repository, an installation 5,000 and more.',
    source: 'docs “Rate limits”',
    standing: 'told',
    shown: [AWKWARD, '8: what is created is bounded by the minute'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: '100 sub-issues a parent, closed ones too; GitHub Enterprise Server up to 3.19 does not describe them.',
    source: 'docs; discussion 207865; OpenAPI',
    standing: 'told',
    shown: ['test/scenarios/actions.test.ts', 'where GitHub refuses the sub-issue'],
    rehearsed: 'sub-issue',
  },
  {
    fact: 'GitHub Mobile has no issue forms: people write a blank issue.',
    source: 'discussions 118586, 213317, 50983',
    standing: 'told',
    shown: ['test/scenarios/blank-issue.test.ts', 'R1-1'],
    rehearsed: 'only people see it',
  },
  {
    fact: 'The chooser lists forms by file name; a link to an HTML file of a repository shows its source.',
    source: 'docs; experience',
    standing: 'told',
    shown: ['test/app/set-up/forms-in.test.ts', 'R1-1 the incident comes first'],
    rehearsed: 'only people see it',
  },
  {
    fact: 'A scheduled workflow is switched off when the last person who changed its cron leaves the organisation, and in public repositories after 60 days without activity.',
    source: 'github/docs#32343',
    standing: 'told',
    shown: ['test/scenarios/doctor.test.ts', 'finds a schedule that GitHub switched off'],
    rehearsed: 'takes weeks',
  },
  {
    fact: 'A commit’s signature is the committer’s and proves nothing about its author.',
    source: 'docs “Vigilant mode”',
    standing: 'told',
    shown: [
      'test/adapters/github/pull-requests/pull-requests.test.ts',
      'R4.4-1 an author counts where he signed himself',
    ],
    rehearsed: 'needs another account',
  },
  {
    fact: 'The list of a path’s commits follows git’s history simplification.',
    source: 'docs “Differences between commit views”',
    standing: 'told',
    shown: ['test/scenarios/rehearse.test.ts', 'every door of a drill is tried'],
    rehearsed: 'history',
  },
  {
    fact: 'Contents that are read by branch may lag behind a write by seconds; a write to a path that does not exist takes any `sha`.',
    source: 'PyGithub#2709; pome-sh/digital-twins#400',
    standing: 'told',
    shown: [AWKWARD, '16: a file that is not there takes any sha'],
    rehearsed: 'any-sha',
  },
  {
    fact: 'A later reason of closing replaces an earlier one, `duplicate` too.',
    source: 'OpenAPI',
    standing: 'told',
    shown: [AWKWARD, '17: a later reason of closing replaces an earlier one'],
    rehearsed: 'reason',
  },
  {
    fact: '`X-GitHub-Api-Version` selects the version of the API; 2022-11-28 is promised until March 2028 at least.',
    source: 'changelog 2026-03-12',
    standing: 'told',
    shown: [CLIENT, 'names the version of the API that it speaks'],
    rehearsed: 'api-version',
  },
  {
    fact: 'A label that is renamed keeps its colour, its description and its place on issues; an option of a board keeps its id and its cards, and one that is made anew by the same name has another id.',
    source: 'docs “Managing labels”, “About single select fields”',
    standing: 'told',
    shown: ['test/scenarios/renamed.test.ts', 'put on a case, it moves the case'],
    rehearsed: 'would change the real board',
  },
  {
    fact: 'Options of a single-select field that are written back with their ids keep their cards.',
    source: 'discussion 198803; modelcontextprotocol/inspector#1823',
    standing: 'assumed',
    shown: ['test/scenarios/doctor.test.ts', '--fix makes what GitHub lets be made'],
    rehearsed: 'would change the real board',
  },
  {
    fact: 'Attestations in private repositories need GitHub Enterprise Cloud.',
    source: 'docs',
    standing: 'told',
    shown: [
      'test/templates/workflows.test.ts',
      'is named on every release in an SBOM; provenance is signed where GitHub keeps it',
    ],
    rehearsed: 'only people see it',
  },
  {
    fact: 'The REST API of Projects is on api.github.com and ghe.com; GitHub Enterprise Server up to 3.19 does not describe it.',
    source: 'OpenAPI',
    standing: 'told',
    shown: ['test/domain/doctor/judge-set-up.test.ts', 'server-without-board'],
    rehearsed: 'card',
  },
  {
    fact: 'Types of issues are listed for a repository with `metadata: read`, and set by name in a PATCH; where the token may not, they are dropped without a word.',
    source: 'OpenAPI (`issues/update`, `repos/list-issue-types`)',
    standing: 'told',
    shown: [SETTINGS, 'R4-2 refused for good'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'The fields of an organisation’s issues are listed with its permission “Issue Fields” alone; `POST issue-field-values` adds a value by the field’s id and the option’s name, leaves the others, and answers 403 where the token may not.',
    source: 'docs “Issue fields”, “Issue field values”; OpenAPI',
    standing: 'told',
    shown: [SETTINGS, 'where the app may not see the fields'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'An installation with `issues: write` counts as one with push access for types, field values and dependencies of issues; its permission for fields has `issue_fields` in its name.',
    source: '—',
    standing: 'assumed',
    shown: [SETTINGS, 'R4.2-2 a case has its type and its severity'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'An issue tells by how many others it is and was blocked; `POST dependencies/blocked_by` takes the other’s id, 50 at most, each once.',
    source: 'OpenAPI; docs “Creating issue dependencies”',
    standing: 'told',
    shown: [SETTINGS, 'R4.4-3 an action item is shown as what blocks its case'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'GitHub Enterprise Server up to 3.19 describes no list of types or fields of issues; dependencies are there from 3.19 on.',
    source: 'OpenAPI (@octokit/openapi 23.0.2)',
    standing: 'told',
    shown: [SETTINGS, 'the server is older than they are'],
    rehearsed: 'needs settings that only some organisations have',
  },
  {
    fact: 'GitHub sends no delivery again by itself: that somebody left a team may never be told.',
    source: 'docs “Handling failed webhook deliveries”',
    standing: 'told',
    shown: ['test/adapters/github/ports.test.ts', 'who is removed from a team loses the role within a minute'],
    rehearsed: 'needs another account',
  },
  {
    fact: 'To put an issue on a board on which it is already by REST answers the card that is there.',
    source: '—',
    standing: 'assumed',
    shown: ['test/adapters/github/ports.test.ts', 'answers the card that is there already, with its column'],
    rehearsed: 'would change the real board',
  },
  {
    fact: 'A person’s account has no teams, and a board of its own is none of an organisation: there both are not found.',
    source: '—',
    standing: 'assumed',
    shown: ['test/scenarios/board-lost.test.ts', 'the board is lost: told once'],
    rehearsed: 'needs another account',
  },
  {
    fact: 'A form may ask for files (`upload`); what is given stands in the text as links.',
    source: 'issue-ops/parser#216',
    standing: 'told',
    shown: ['test/scenarios/other-ways.test.ts', 'a blank issue with a picture from a phone is a case at once'],
    rehearsed: 'only people see it',
  },
  {
    fact: 'A team that the token may not see answers 404 like one that does not exist.',
    source: 'docs',
    standing: 'told',
    shown: [
      'test/adapters/github/ports.test.ts',
      'a team that nobody is in and a team that is not shown are different answers',
    ],
    rehearsed: 'needs another account',
  },
  {
    fact: 'Edits, labels and reactions send no mail; comments and mentions do. An answer by mail quotes what it answers.',
    source: 'docs; dependabot/feedback#277',
    standing: 'told',
    shown: ['test/domain/mail/mail-quotation.test.ts', 'an answer below what it quotes counts'],
    rehearsed: 'only people see it',
  },
  {
    fact: '`lastEditedAt` is empty for a text that nobody ever edited; comments, cards and columns of many issues, and files of a branch, are told by one query as each is by itself, and nothing is given at a path where there is nothing.',
    source: 'GraphQL schema',
    standing: 'assumed',
    shown: ['test/adapters/github/ports.test.ts', 'sees many issues at once as each by itself'],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: '`viewerHasReacted` tells an app of a reaction whether it is its own; REST tells it by a request for each comment alone.',
    source: 'GraphQL schema',
    standing: 'assumed',
    shown: ['test/scenarios/after-the-storm.test.ts', 'a sign that somebody else has given'],
    rehearsed: 'own-sign',
  },
  {
    fact: 'What a mutation gives back shows its issue as it is after it, the comment just made and those before it included.',
    source: 'GraphQL specification (mutations run in their order)',
    standing: 'assumed',
    shown: [
      'test/scenarios/after-the-storm.test.ts',
      'R4.2-4 an answer that another instance has just given is taken back at once',
    ],
    rehearsed: 'would slow down real answers',
  },
  {
    fact: 'A board that was deleted, or that the app may not see, is not found by REST or GraphQL, and no issue shows its cards; on one that is closed cards go on being moved by the API.',
    source: 'docs “Closing and deleting your projects”; experience',
    standing: 'assumed',
    shown: ['test/scenarios/board-lost.test.ts', 'the board is lost: told once'],
    rehearsed: 'would change the real board',
  },
  {
    fact: 'A card’s `updated_at` tells when its column was changed last.',
    source: '—',
    standing: 'assumed',
    shown: ['test/scenarios/board-lost.test.ts', 'nobody is taken for what it shows'],
    rehearsed: 'would change the real board',
  },
  {
    fact: 'By the name that a repository had reads are led (301) to `/repositories/{id}`, GraphQL follows by itself, and so it is until another repository is given that name.',
    source: 'docs “Redirects”, “Renaming a repository”; GraphQL reference (`followRenames`)',
    standing: 'told',
    shown: ['test/scenarios/other-names.test.ts', 'all repositories are renamed'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'In the place of an account that was deleted REST shows one named `ghost`, which is somebody’s own, or nobody; GraphQL shows nobody.',
    source: 'docs “Deleting your personal account”; OpenAPI (nullable users); GraphQL reference (`Actor`)',
    standing: 'told',
    shown: ['test/scenarios/ghosts.test.ts', 'reports are cases, nothing is booked on anybody'],
    rehearsed: 'needs another account',
  },
  {
    fact: 'An account that is renamed keeps its id, its words, its teams and its roles; by its former login REST and GraphQL find nobody, until somebody else takes it. No webhook tells of it.',
    source: 'docs “Changing your username”; webhook schemas',
    standing: 'told',
    shown: ['test/scenarios/other-logins.test.ts', 'each goes on in his case under his new login'],
    rehearsed: 'needs another account',
  },
  {
    fact: 'A delivery may be sent again by hand or by the API for three days, in any order, with what it said first.',
    source: 'docs “Redelivering webhooks”',
    standing: 'told',
    shown: ['test/scenarios/other-clocks.test.ts', 'deliveries come a day late'],
    rehearsed: 'takes weeks',
  },
  {
    fact: 'An app that was taken off and is installed again is another installation, of another number; tokens of the old one are good no more.',
    source: 'docs “Installing GitHub Apps”; webhook schemas (`installation`)',
    standing: 'told',
    shown: ['test/scenarios/other-names.test.ts', 'the app is taken off and installed again'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'A repository that was renamed answers 307 to writes, and the same write is taken at its new address.',
    source: 'docs “Redirects”',
    standing: 'told',
    shown: [CLIENT, 'a write goes on to a repository that was renamed'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'A repository that was given to another owner keeps its number; by its former name reads are led to it. An app that is not installed there sees of it what everybody sees, and writes nothing; the app of the owner before hears nothing of it.',
    source: 'docs “Transferring a repository”, “Redirects”',
    standing: 'assumed',
    shown: ['test/scenarios/handed-over.test.ts', 'the runbooks: no plan and no check goes there'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'No branch or tag has a name that looks like a commit (40 hexadecimal digits), or that begins with `refs/`.',
    source: 'docs “Dealing with special characters in branch and tag names”',
    standing: 'told',
    shown: ['test/adapters/github/odd-refs.test.ts', 'nothing is read from any of them while the branch is there'],
    rehearsed: 'needs another repository',
  },
  {
    fact: 'A person who makes a team by the API is in it, without having asked for it.',
    source: 'docs “Create a team”',
    standing: 'told',
    shown: ['test/sandbox/empty-organisation.test.ts', 'takes whoever makes a team into it'],
    rehearsed: 'team',
  },
  {
    fact: 'A new board has the columns Todo, In Progress and Done, and its automations “Item closed” and “Pull request merged” are on; no API turns them off.',
    source: 'docs “Using the built-in automations”; GraphQL schema',
    standing: 'assumed',
    shown: ['test/sandbox/empty-organisation.test.ts', 'makes a board as GitHub does'],
    rehearsed: 'would leave a board',
  },
  {
    fact: 'A view of a board is made by REST with a filter, and only GraphQL lists views.',
    source: 'OpenAPI; GraphQL schema',
    standing: 'told',
    shown: ['test/sandbox/empty-organisation.test.ts', 'makes a board as GitHub does'],
    rehearsed: 'would leave a board',
  },
  {
    fact: 'A secret is sent sealed for the key of its repository, and its value is never told again.',
    source: 'docs “Encrypting secrets for the REST API”; OpenAPI',
    standing: 'told',
    shown: ['test/scenarios/set-up.test.ts', 'stores secrets that the workflows alone can open'],
    rehearsed: 'secret',
  },
  {
    fact: 'GraphQL lists who is in a team as REST does, people of the teams in it included (`membership: ALL` is the default), and says nowhere by way of which app a text was written or somebody acted.',
    source: 'docs “List team members”; GraphQL schema',
    standing: 'told',
    shown: ['test/adapters/github/ports.test.ts', 'finds who has which role: one request for all teams'],
    rehearsed: 'needs another account',
  },
]
