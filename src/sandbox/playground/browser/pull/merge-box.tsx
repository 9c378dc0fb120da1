import type { CheckRun, Pull, Review } from '../github/shapes.ts'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { checkIcon } from './checks-view.tsx'
import { ReviewForm } from './review-form.tsx'

interface Props {
  repository: string
  pull: Pull
  reviews: readonly Review[]
  checks: readonly CheckRun[]
}

/** The conditions of the merge, and the merge. */
export function MergeBox({ repository, pull, reviews, checks }: Props) {
  const { say, api, act, busy } = useSession()
  if (pull.state !== 'open') return null
  const path = `/repos/${repository}/pulls/${pull.number}`
  const approvals = reviews.filter(
    ({ state, commit_id }) => state.toUpperCase() === 'APPROVED' && commit_id === pull.head.sha,
  )
  return (
    <>
      <div class="box merge-box">
        <p class="merge-line">
          <Icon name={approvals.length > 0 ? 'check' : 'dot'} />{' '}
          {approvals.length > 0
            ? say('pull.approved-by', { who: [...new Set(approvals.map(({ user }) => user.login))].join(', ') })
            : say('pull.no-approval')}
          {pull.requested_reviewers.length > 0 && (
            <span class="muted">
              {' '}
              · {say('pull.asked', { who: pull.requested_reviewers.map(({ login }) => login).join(', ') })}
            </span>
          )}
        </p>
        {checks.map((check) => (
          <p key={check.id} class="merge-line">
            <Icon name={checkIcon(check)} /> <b>{check.name}</b>{' '}
            <span class="muted">{check.output?.title ?? check.conclusion}</span>
          </p>
        ))}
        <p class="merge-line">
          <button
            type="button"
            class="btn btn-primary"
            disabled={busy || pull.mergeable === false}
            onClick={() => void act(() => api.send('PUT', `${path}/merge`, {}))}
          >
            <Icon name="merge" /> {say('pull.merge')}
          </button>
          {pull.mergeable === false && <span class="muted">{say('pull.conflict')}</span>}
        </p>
      </div>
      <ReviewForm path={path} />
    </>
  )
}
