import { FACTS, OWNER_LOGIN, PEOPLE } from '../facts.ts'
import type { User } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Group } from '../parts/group.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

export function TeamPage({ slug }: { slug: string }) {
  const { say, api, language, login: me, act, busy } = useSession()
  const team = `/orgs/${FACTS.org}/teams/${slug}`
  const add = (login: string) => void act(() => api.send('PUT', `${team}/memberships/${login}`, {}))
  const members = useLoad(() => api.all<User>(`${team}/members`), slug)
  return (
    <>
      <PageTitle text={`@${FACTS.org}/${slug}`} />
      <Shown of={members}>
        {(found) => (
          <>
            {found.length === 0 && <p class="muted">{say('team.empty')}</p>}
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
            {/* Owners alone may: everybody else GitHub would refuse. */}
            {me === OWNER_LOGIN && (
              <Group kind="offers" label={say('team.add')}>
                {PEOPLE.filter(({ login }) => !found.some((each) => each.login === login)).map(({ login }) => (
                  <button key={login} type="button" class="btn btn-sm" disabled={busy} onClick={() => add(login)}>
                    + {login}
                  </button>
                ))}
              </Group>
            )}
          </>
        )}
      </Shown>
    </>
  )
}
