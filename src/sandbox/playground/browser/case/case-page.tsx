import { useState } from 'preact/hooks'
import type { Issue, TimelineEvent } from '../github/shapes.ts'
import { Icon } from '../parts/icon.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { StateBadge, stateOf } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { addressOf } from '../place.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { skeletonIn } from './commands.ts'
import { CommentBox } from './comment-box.tsx'
import { Composer } from './composer.tsx'
import { DRAFT } from './draft.ts'
import { RecordPanel } from './record-panel.tsx'
import { Sidebar } from './sidebar.tsx'
import { TimelineLine } from './timeline-line.tsx'
import { TitleForm } from './title-form.tsx'

interface Props {
  repository: string
  number: number
}

/** A case as GitHub shows it, with its record beside it. */
export function CasePage({ repository, number }: Props) {
  const { api, place, say } = useSession()
  const path = `/repos/${repository}/issues/${number}`
  const [phone, setPhone] = useState(false)
  const [renaming, setRenaming] = useState(false)
  const found = useLoad(
    async () => ({ issue: await api.get<Issue>(path), events: await api.all<TimelineEvent>(`${path}/timeline`) }),
    path,
  )
  const bare = place.query.has('bare')
  return (
    <Shown of={found}>
      {({ issue, events }) => {
        const named = (prefix: string) =>
          issue.labels.find(({ name }) => name.startsWith(prefix))?.name.slice(prefix.length) ?? ''
        const comments = events.filter(({ event }) => event === 'commented')
        const bots = comments.filter(({ user }) => user?.login.endsWith('[bot]'))
        const status = bots.find(({ body }) => body?.includes('<!-- hikeshi:status'))
        const joined = events.findLast(({ event }) => /^parent_issue_(?:added|removed)$/.test(event))
        const isPart = joined?.event === 'parent_issue_added'
        const newest = bots.filter((each) => each !== status).reverse()
        return (
          <div class="case">
            <a class="skip" href="#write">
              {say('skip.write')}
            </a>
            <div class="title-row">
              {renaming ? (
                <TitleForm path={path} title={issue.title} done={() => setRenaming(false)} />
              ) : (
                <>
                  <PageTitle text={issue.title} number={issue.number} />
                  <button type="button" class="btn btn-sm" onClick={() => setRenaming(true)}>
                    {say('edit')}
                  </button>
                </>
              )}
              {!bare && (
                <button
                  type="button"
                  class="btn btn-sm phone-view"
                  aria-pressed={phone}
                  onClick={() => setPhone(!phone)}
                >
                  <Icon name="phone" /> {say('phone')}
                </button>
              )}
            </div>
            <p class="case-meta">
              <StateBadge state={stateOf(issue)} /> <PersonLink login={issue.user.login} /> ·{' '}
              <When at={issue.created_at} /> · {say('comments', { count: comments.length })} ·{' '}
              <a href={`/${repository}`}>{repository}</a>
            </p>
            <div class="columns">
              <div class="talk">
                <CommentBox
                  id={`issue-${issue.id}`}
                  path={path}
                  repository={repository}
                  user={issue.user}
                  body={issue.body ?? ''}
                  at={issue.created_at}
                  changed={false}
                  reactions={issue.reactions}
                />
                <Talk events={events} repository={repository} />
                {issue.locked && (
                  <p class="flash">
                    <Icon name="lock" /> {say('locked')}
                  </p>
                )}
                <Composer
                  repository={repository}
                  issue={issue}
                  process={named('hikeshi: ')}
                  phase={named('phase: ')}
                  skeleton={
                    issue.state === 'open' ? skeletonIn(status === undefined ? newest : [status, ...newest]) : undefined
                  }
                />
              </div>
              <div class="beside">
                <Sidebar repository={repository} issue={issue} isPart={isPart} />
                {!bare && <RecordPanel repository={repository} number={number} process={named('hikeshi: ')} />}
              </div>
              {phone && (
                <div class="phone">
                  <iframe
                    title={say('phone')}
                    src={addressOf(place.path, { bare: '1', tour: undefined, step: undefined })}
                  />
                </div>
              )}
            </div>
          </div>
        )
      }}
    </Shown>
  )
}

/** Comments one by one; what happened between two of them together. */
function Talk({ events, repository }: { events: readonly TimelineEvent[]; repository: string }) {
  const groups: { comment?: TimelineEvent; happened: TimelineEvent[] }[] = [{ happened: [] }]
  for (const event of events) {
    if (event.event === 'commented') groups.push({ comment: event, happened: [] })
    else groups.at(-1)?.happened.push(event)
  }
  return (
    <>
      {groups.map(({ comment, happened }, index) => (
        <div key={comment?.id ?? `before-${index}`}>
          {comment !== undefined && (
            <CommentBox
              id={`issuecomment-${comment.id}`}
              path={`/repos/${repository}/issues/comments/${comment.id}`}
              repository={repository}
              user={comment.user ?? { login: '' }}
              body={comment.body ?? ''}
              at={comment.created_at}
              changed={comment.updated_at !== comment.created_at}
              reactions={comment.reactions}
              onFill={DRAFT.offer}
            />
          )}
          {happened.length > 0 && (
            <ul class="happenings">
              {happened.map((event, at) => (
                <TimelineLine key={event.id ?? at} event={event} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  )
}
