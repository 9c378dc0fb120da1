import type { User } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

interface Reader extends User {
  role_name?: string
}

/** The people who see a repository, where GitHub has its settings of access. */
export function AccessPage({ repository }: { repository: string }) {
  const { say, api, language } = useSession()
  const readers = useLoad(() => api.all<Reader>(`/repos/${repository}/collaborators`), repository)
  return (
    <>
      <PageTitle text={say('access', { repository })} />
      <Shown of={readers}>
        {(found) => (
          <ul class="box rows">
            {found.map(({ login, role_name: role = '' }) => (
              <li key={login} class="row">
                <Face login={login} size={32} />
                <span class="grow">
                  <b>{nameOf(login, language)}</b> <PersonLink login={login} />
                </span>
                <span class="muted">{role}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  )
}
