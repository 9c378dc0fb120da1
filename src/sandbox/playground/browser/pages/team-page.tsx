import { FACTS } from '../facts.ts'
import type { User } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

export function TeamPage({ slug }: { slug: string }) {
  const { api, language } = useSession()
  const members = useLoad(() => api.all<User>(`/orgs/${FACTS.org}/teams/${slug}/members`), slug)
  return (
    <>
      <PageTitle text={`@${FACTS.org}/${slug}`} />
      <Shown of={members}>
        {(found) => (
          <ul class="box rows">
            {found.map(({ login }) => (
              <li key={login} class="row">
                <Face login={login} size={32} />
                <span>
                  <b>{nameOf(login, language)}</b> <PersonLink login={login} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  )
}
