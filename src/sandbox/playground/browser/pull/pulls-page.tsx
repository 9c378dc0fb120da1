import type { Pull } from '../github/shapes.ts'
import { Blank } from '../parts/blank.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { StateIcon } from '../parts/state-badge.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

export const pullState = ({ merged_at, state }: Pull) => (merged_at !== null ? 'merged' : state)

export function PullsPage({ repository }: { repository: string }) {
  const { say, api } = useSession()
  const pulls = useLoad(() => api.all<Pull>(`/repos/${repository}/pulls?state=all`), repository)
  return (
    <>
      <PageTitle text={say('nav.pulls')} />
      <Shown of={pulls}>
        {(found) =>
          found.length === 0 ? (
            <Blank title={say('pulls.none')}>
              <p>{say('pulls.when')}</p>
            </Blank>
          ) : (
            <ul class="box rows">
              {[...found]
                .sort((one, other) => other.number - one.number)
                .map((pull) => (
                  <li key={pull.number} class="row">
                    <StateIcon state={pullState(pull)} pull />
                    <div class="grow">
                      <a class="row-title" href={`/${repository}/pull/${pull.number}`}>
                        {pull.title}
                      </a>
                      <p class="muted small">
                        #{pull.number} · {say('opened-by')} <PersonLink login={pull.user.login} /> ·{' '}
                        <When at={pull.created_at} />
                      </p>
                    </div>
                  </li>
                ))}
            </ul>
          )
        }
      </Shown>
    </>
  )
}
