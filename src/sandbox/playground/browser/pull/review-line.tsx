import type { Review } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'

export function ReviewLine({ review }: { review: Review }) {
  const { say } = useSession()
  const state = review.state.toUpperCase()
  const key =
    state === 'APPROVED' ? 'review.approved' : state === 'CHANGES_REQUESTED' ? 'review.changes' : 'review.commented'
  return (
    <p class={`happened review-${state.toLowerCase()}`}>
      <span class="happened-icon">
        <Icon name={state === 'APPROVED' ? 'check' : state === 'CHANGES_REQUESTED' ? 'x' : 'eye'} />
      </span>
      <span>
        <Face login={review.user.login} /> <PersonLink login={review.user.login} /> {say(key)}
        {review.submitted_at !== undefined && (
          <>
            {' · '}
            <When at={review.submitted_at} />
          </>
        )}
        {review.body && <> · {review.body}</>}
      </span>
    </p>
  )
}
