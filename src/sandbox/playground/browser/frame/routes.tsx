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
import { type PageName, pageNameAt } from './paths.ts'

type Show = (parts: readonly string[], place: Place) => ComponentChild

const PAGES: Readonly<Record<PageName, Show>> = {
  cases: () => <CasesPage />,
  records: (_, { query }) => <RecordsPage asked={query.get('part')} />,
  mail: (_, { query }) => <MailPage own={query.get('box') === 'own'} />,
  faults: () => <FaultsPage />,
  board: () => <BoardPage />,
  team: ([team = '']) => <TeamPage slug={team} />,
  templates: ([repository = '']) => <TemplatesPage repository={repository} />,
  'new-issue': ([repository = ''], { query }) => (
    <NewIssuePage
      key={`${repository} ${query.get('template')}`}
      repository={repository}
      template={query.get('template') ?? ''}
    />
  ),
  case: ([repository = '', number]) => (
    <CasePage key={`${repository}#${number}`} repository={repository} number={Number(number)} />
  ),
  access: ([repository = '']) => <AccessPage repository={repository} />,
  'cases-of': ([repository = '']) => <CasesPage repository={repository} />,
  pulls: ([repository = '']) => <PullsPage repository={repository} />,
  pull: ([repository = '', number, tab = '']) => (
    <PullPage key={`${repository}#${number}`} repository={repository} number={Number(number)} tab={tab} />
  ),
  file: ([repository = '', mode, rest = '']) => (
    <FilePage key={rest} repository={repository} at={rest} editing={mode === 'edit'} />
  ),
  folder: ([repository = '', rest = '']) => <FolderPage repository={repository} at={rest} />,
  commit: ([repository = '', sha = '']) => <CommitPage repository={repository} range={sha} />,
  compare: ([repository = '', range = '']) => <CommitPage repository={repository} range={range} />,
  commits: ([repository = '', ref = '']) => <CommitsPage repository={repository} at={ref} />,
  account: ([login = '']) => (login === FACTS.org ? <CasesPage /> : <ProfilePage login={login} />),
  repository: ([repository = '']) => <FolderPage repository={repository} at="" />,
}

export function pageAt(place: Place): ComponentChild {
  const found = pageNameAt(place.path)
  return found === undefined ? <MissingPage /> : PAGES[found.name](found.parts, place)
}
