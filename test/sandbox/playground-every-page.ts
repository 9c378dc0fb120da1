import type { PageName } from '../../src/sandbox/playground/browser/frame/paths.ts'
import type { SandboxFacts } from '../../src/sandbox/sandbox-facts.ts'

/** The one thing of many that a page is to show. */
export interface Subjects {
  /** A case of the incident repository. */
  number: number | string
  form: string
  /** Of the repository of runbooks. */
  pull: number | string
  branch: string
  folder: string
  file: string
  /** A commit, and one before it. */
  sha: string
  before: string
  team: string
  login: string
}

/** Addresses of every page that the playground has, by its name: a page that joins has none until it stands here. */
export function everyPage(
  { org, project, repos }: Pick<SandboxFacts, 'org' | 'project' | 'repos'>,
  { number, form, pull, branch, folder, file, sha, before, team, login }: Subjects,
): Readonly<Record<PageName, readonly [string, ...string[]]>> {
  const { incidents, restricted, runbooks } = repos
  const records = '/playground/records'
  return {
    cases: ['/', '/?state=closed', '/?tour=night&step=6'],
    records: [records, `${records}?part=report`, `${records}?part=audit`, `${records}?part=deadlines`],
    mail: ['/playground/mail', '/playground/mail?box=own'],
    faults: ['/playground/faults'],
    board: [`/orgs/${org}/projects/${project.number}`],
    team: [`/orgs/${org}/teams/${team}`],
    templates: [`/${incidents}/issues/new/choose`],
    'new-issue': [`/${incidents}/issues/new?template=${form}`, `/${incidents}/issues/new`],
    case: [`/${incidents}/issues/${number}`],
    access: [`/${incidents}/settings/access`],
    'cases-of': [`/${restricted}/issues`],
    pulls: [`/${runbooks}/pulls`],
    pull: ['', '/files', '/checks'].map((tab) => `/${runbooks}/pull/${pull}${tab}`) as [string, ...string[]],
    file: [
      `/${runbooks}/blob/${branch}/${file}`,
      `/${runbooks}/edit/${branch}/${file}`,
      `/${incidents}/blob/main/.github/hikeshi.yml`,
    ],
    folder: [`/${runbooks}/tree/${branch}/${folder}`],
    commit: [`/${runbooks}/commit/${sha}`],
    compare: [`/${runbooks}/compare/${before}...${sha}`],
    commits: [`/${runbooks}/commits/${branch}`, `/${incidents}/commits/hikeshi`],
    account: [`/${login}`, `/${org}`],
    repository: [`/${incidents}`, `/${runbooks}`],
  }
}
