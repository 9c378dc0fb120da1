import { FACTS } from '../facts.ts'
import { repositoryOf } from '../github/repository-path.ts'
import type { Issue, Repository } from '../github/shapes.ts'
import { Blank } from '../parts/blank.tsx'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { LabelChip } from '../parts/label-chip.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { StateIcon, stateOf } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

/** The cases that the person may read, of one repository or of all. */
export function CasesPage({ repository }: { repository?: string }) {
  const { say, api, place } = useSession()
  const query = place.query.get('q') ?? ''
  const closed = place.query.get('state') === 'closed' || /\bis:closed\b/.test(query)
  const found = useLoad(async () => {
    const repositories =
      repository === undefined ? await api.all<Repository>('/user/repos') : [{ full_name: repository }]
    const lists = await Promise.all(
      repositories.map(({ full_name }) => api.all<Issue>(`/repos/${full_name}/issues?state=all`)),
    )
    return lists.flat().filter(({ pull_request }) => pull_request === undefined)
  }, repository)
  return (
    <>
      <div class="title-row">
        <PageTitle text={repository ?? say('nav.cases')} />
        <a class="btn btn-primary" href={`/${repository ?? FACTS.repos.incidents}/issues/new/choose`}>
          {say('report')}
        </a>
      </div>
      <Shown of={found}>
        {(issues) => {
          const wanted = issues.filter((issue) => fits(issue, query))
          const [open, shut] = [
            wanted.filter(({ state }) => state === 'open'),
            wanted.filter(({ state }) => state === 'closed'),
          ]
          const shown = (closed ? shut : open).sort((one, other) => other.created_at.localeCompare(one.created_at))
          return (
            <div class="box">
              <div class="box-head">
                <a href={place.path} {...(!closed && { 'aria-current': 'true' as const })}>
                  <Icon name="issue-opened" /> {open.length} {say('state.open')}
                </a>
                <a href={`${place.path}?state=closed`} {...(closed && { 'aria-current': 'true' as const })}>
                  <Icon name="issue-closed" /> {shut.length} {say('state.closed')}
                </a>
              </div>
              {shown.length === 0 ? (
                <Nothing closed={closed} isFirst={repository === undefined} />
              ) : (
                <ul class="rows">
                  {shown.map((issue) => (
                    <Row key={issue.html_url} issue={issue} />
                  ))}
                </ul>
              )}
            </div>
          )
        }}
      </Shown>
    </>
  )
}

/** `label:"…"` is what links of the app ask for; the rest of a search is GitHub's. */
function fits({ labels }: Issue, query: string): boolean {
  const wanted = [...query.matchAll(/label:(?:"([^"]*)"|(\S+))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  return wanted.every((name) => labels.some((label) => label.name === name))
}

/** On the first page somebody may be here for the first time. */
function Nothing({ closed, isFirst }: { closed: boolean; isFirst: boolean }) {
  const { say, place } = useSession()
  const tours = place.query.get('tour') !== null
  return (
    <Blank title={say(closed ? 'cases.none-closed' : 'cases.none')}>
      {isFirst && !closed && <p>{say('cases.what-is')}</p>}
      {!tours && <p>{say('cases.what-now')}</p>}
      <p class="center-row">
        {!tours && (
          <a class="btn btn-primary" href="/?tour=night&step=1">
            {say('tour.start')}
          </a>
        )}
        <a class="btn" href={`/${FACTS.repos.incidents}/issues/new/choose`}>
          {say('report')}
        </a>
      </p>
    </Blank>
  )
}

function Row({ issue }: { issue: Issue }) {
  const { say } = useSession()
  const repository = repositoryOf(issue.repository_url)
  return (
    <li class="row">
      <StateIcon state={stateOf(issue)} />
      <div class="grow">
        <a class="row-title" href={`/${repository}/issues/${issue.number}`}>
          {issue.title}
        </a>{' '}
        {issue.labels.map((label) => (
          <LabelChip key={label.name} label={label} />
        ))}
        <p class="muted small">
          {repository}#{issue.number} · {say('opened-by')} <PersonLink login={issue.user.login} /> ·{' '}
          <When at={issue.created_at} />
        </p>
      </div>
      {issue.assignees.map(({ login }) => (
        <span key={login} title={login}>
          <Face login={login} />
        </span>
      ))}
    </li>
  )
}
