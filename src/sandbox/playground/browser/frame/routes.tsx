import type { ComponentChild } from 'preact'
import { BoardPage } from '../board/board-page.tsx'
import { CasePage } from '../case/case-page.tsx'
import { FACTS } from '../facts.ts'
import { FilePage } from '../files/file-page.tsx'
import { FolderPage } from '../files/folder-page.tsx'
import { NewIssuePage } from '../form/new-issue-page.tsx'
import { TemplatesPage } from '../form/templates-page.tsx'
import { AccessPage } from '../pages/access-page.tsx'
import { CasesPage } from '../pages/cases-page.tsx'
import { CommitPage } from '../pages/commit-page.tsx'
import { CommitsPage } from '../pages/commits-page.tsx'
import { FaultsPage } from '../pages/faults-page.tsx'
import { MailPage } from '../pages/mail-page.tsx'
import { MissingPage } from '../pages/missing-page.tsx'
import { ProfilePage } from '../pages/profile-page.tsx'
import { RecordsPage } from '../pages/records-page.tsx'
import { TeamPage } from '../pages/team-page.tsx'
import type { Place } from '../place.ts'
import { PullPage } from '../pull/pull-page.tsx'
import { PullsPage } from '../pull/pulls-page.tsx'

type Parts = readonly string[]
type Route = readonly [RegExp, (parts: Parts, place: Place) => ComponentChild]

const REPO = '([^/]+/[^/]+)'

/** GitHub's own addresses, and a few of the playground's. */
const ROUTES: readonly Route[] = [
  [/^\/$/, () => <CasesPage />],
  [/^\/playground\/records$/, (_, { query }) => <RecordsPage asked={query.get('part')} />],
  [/^\/playground\/mail$/, () => <MailPage />],
  [/^\/playground\/faults$/, () => <FaultsPage />],
  [/^\/orgs\/[^/]+\/projects\/\d+(?:\/views\/\d+)?$/, () => <BoardPage />],
  [/^\/orgs\/[^/]+\/teams\/([^/]+)(?:\/members)?$/, ([team = '']) => <TeamPage slug={team} />],
  [new RegExp(`^/${REPO}/issues/new/choose$`), ([repository = '']) => <TemplatesPage repository={repository} />],
  [
    new RegExp(`^/${REPO}/issues/new$`),
    ([repository = ''], { query }) => (
      <NewIssuePage
        key={`${repository} ${query.get('template')}`}
        repository={repository}
        template={query.get('template') ?? ''}
      />
    ),
  ],
  [
    new RegExp(`^/${REPO}/issues/(\\d+)$`),
    ([repository = '', number]) => (
      <CasePage key={`${repository}#${number}`} repository={repository} number={Number(number)} />
    ),
  ],
  [new RegExp(`^/${REPO}/settings/access$`), ([repository = '']) => <AccessPage repository={repository} />],
  [new RegExp(`^/${REPO}/issues$`), ([repository = '']) => <CasesPage repository={repository} />],
  [new RegExp(`^/${REPO}/pulls$`), ([repository = '']) => <PullsPage repository={repository} />],
  [
    new RegExp(`^/${REPO}/pull/(\\d+)(?:/(files|checks|commits))?$`),
    ([repository = '', number, tab = '']) => (
      <PullPage key={`${repository}#${number}`} repository={repository} number={Number(number)} tab={tab} />
    ),
  ],
  [
    new RegExp(`^/${REPO}/(blob|edit)/(.+)$`),
    ([repository = '', mode, rest = '']) => (
      <FilePage key={rest} repository={repository} at={rest} editing={mode === 'edit'} />
    ),
  ],
  [
    new RegExp(`^/${REPO}/tree/(.+)$`),
    ([repository = '', rest = '']) => <FolderPage repository={repository} at={rest} />,
  ],
  [
    new RegExp(`^/${REPO}/commits?/([\\da-f]{40})$`),
    ([repository = '', sha = '']) => <CommitPage repository={repository} range={sha} />,
  ],
  [
    new RegExp(`^/${REPO}/compare/(.+)$`),
    ([repository = '', range = '']) => <CommitPage repository={repository} range={range} />,
  ],
  [
    new RegExp(`^/${REPO}/(?:commits|activity)(?:/(.+))?$`),
    ([repository = '', ref = '']) => <CommitsPage repository={repository} at={ref} />,
  ],
  [/^\/([^/]+)$/, ([login = '']) => (login === FACTS.org ? <CasesPage /> : <ProfilePage login={login} />)],
  [new RegExp(`^/${REPO}$`), ([repository = '']) => <FolderPage repository={repository} at="" />],
]

export function pageAt(place: Place): ComponentChild {
  for (const [pattern, show] of ROUTES) {
    const found = pattern.exec(place.path.replace(/(.)\/$/, '$1'))
    if (found !== null) return show(found.slice(1), place)
  }
  return <MissingPage />
}
