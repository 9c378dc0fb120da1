import { CommentBox } from '../case/comment-box.tsx'
import type { ChangedFile, CheckRun, Comment, Pull, Review } from '../github/shapes.ts'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { ChecksView } from './checks-view.tsx'
import { FilesView } from './files-view.tsx'
import { MergeBox } from './merge-box.tsx'
import { PullComposer } from './pull-composer.tsx'
import { pullState } from './pulls-page.tsx'
import { ReviewForm } from './review-form.tsx'
import { ReviewLine } from './review-line.tsx'

interface Props {
  repository: string
  number: number
  tab: string
}

/** A pull request: what it says, what it changes, what is checked, who has looked at it. */
export function PullPage({ repository, number, tab }: Props) {
  const { say, api } = useSession()
  const path = `/repos/${repository}/pulls/${number}`
  const found = useLoad(async () => {
    const pull = await api.get<Pull>(path)
    const [files, reviews, comments, checks] = await Promise.all([
      api.all<ChangedFile>(`${path}/files`),
      api.all<Review>(`${path}/reviews`),
      api.all<Comment>(`/repos/${repository}/issues/${number}/comments`).catch(() => []),
      api
        .get<{ check_runs: CheckRun[] }>(`/repos/${repository}/commits/${pull.head.sha}/check-runs`)
        .then(({ check_runs }) => check_runs)
        .catch(() => []),
    ])
    return { pull, files, reviews, comments, checks }
  }, path)
  const at = `/${repository}/pull/${number}`
  return (
    <Shown of={found}>
      {({ pull, files, reviews, comments, checks }) => (
        <>
          <PageTitle text={pull.title} number={pull.number} />
          <p class="case-meta">
            <StateBadge state={pullState(pull)} pull /> <PersonLink login={pull.user.login} />{' '}
            <code>{pull.base.ref}</code> ← <code>{pull.head.ref}</code>
          </p>
          <nav class="underline-nav" aria-label={say('pull.parts')}>
            <a href={at} {...(tab === '' && { 'aria-current': 'page' as const })}>
              {say('pull.talk')} <span class="counter">{comments.length + reviews.length}</span>
            </a>
            <a href={`${at}/files`} {...(tab === 'files' && { 'aria-current': 'page' as const })}>
              {say('pull.files')} <span class="counter">{files.length}</span>
            </a>
            <a href={`${at}/checks`} {...(tab === 'checks' && { 'aria-current': 'page' as const })}>
              {say('pull.checks')} <span class="counter">{checks.length}</span>
            </a>
          </nav>
          {tab === 'files' ? (
            <>
              <FilesView repository={repository} pull={pull} files={files} />
              {pull.state === 'open' && <ReviewForm path={path} />}
            </>
          ) : tab === 'checks' ? (
            <ChecksView checks={checks} repository={repository} />
          ) : (
            <div class="talk">
              <CommentBox
                id="pull"
                path={`/repos/${repository}/issues/${number}`}
                repository={repository}
                user={pull.user}
                body={pull.body ?? ''}
                at={pull.created_at}
                changed={false}
                reactions={{}}
              />
              {inOrder(comments, reviews).map((entry) =>
                'state' in entry ? (
                  <ReviewLine key={`review-${entry.id}`} review={entry} />
                ) : (
                  <CommentBox
                    key={entry.id}
                    id={`issuecomment-${entry.id}`}
                    path={`/repos/${repository}/issues/comments/${entry.id}`}
                    repository={repository}
                    user={entry.user}
                    body={entry.body}
                    at={entry.created_at}
                    changed={entry.updated_at !== entry.created_at}
                    reactions={entry.reactions}
                  />
                ),
              )}
              {pull.merged_at !== null && (
                <p class="muted">
                  {say('pull.merged')} · <When at={pull.merged_at} />
                </p>
              )}
              <MergeBox repository={repository} pull={pull} reviews={reviews} checks={checks} />
              <PullComposer repository={repository} number={number} />
            </div>
          )}
        </>
      )}
    </Shown>
  )
}

const inOrder = (comments: readonly Comment[], reviews: readonly Review[]): (Comment | Review)[] => {
  const at = (entry: Comment | Review) => ('state' in entry ? (entry.submitted_at ?? '') : entry.created_at)
  return [...comments, ...reviews].sort((one, other) => at(one).localeCompare(at(other)))
}
