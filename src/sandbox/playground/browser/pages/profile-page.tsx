import { BOT, FACTS } from '../facts.ts'
import { useCompany } from '../github/company.tsx'
import { wordsOf } from '../github/policy.ts'
import type { Repository, User } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { stay } from '../place.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

/** Somebody: what they are called, and what they may see; one may be them. */
export function ProfilePage({ login }: { login: string }) {
  const { say, api, language, login: own } = useSession()
  const { policy, roles } = useCompany()
  const user = useLoad(() => api.get<User>(`/users/${encodeURIComponent(login)}`), login)
  const repositories = useLoad(() => api.all<Repository>('/user/repos'), own)
  return (
    <Shown of={user}>
      {(found) => (
        <div class="profile">
          <Face login={found.login} size={120} />
          <div>
            <PageTitle text={found.login === BOT ? 'Hikeshi' : nameOf(found.login, language)} />
            <p class="muted">{found.login}</p>
            {found.login === own ? (
              <>
                <p>{roles.map((role) => wordsOf(policy.roles[role]?.label, language, role)).join(' · ')}</p>
                <Shown of={repositories}>
                  {(list) =>
                    list.length === 0 ? (
                      <p>{say('profile.nothing')}</p>
                    ) : (
                      <ul>
                        {list.map(({ full_name, permissions = {} }) => (
                          <li key={full_name}>
                            <a href={`/${full_name}`}>{full_name}</a> <span class="tag">{highest(permissions)}</span>
                          </li>
                        ))}
                      </ul>
                    )
                  }
                </Shown>
              </>
            ) : (
              FACTS.tokens[found.login] !== undefined &&
              found.login !== BOT && (
                <button type="button" class="btn" onClick={() => stay({ as: found.login })}>
                  {say('be', { name: nameOf(found.login, language) })}
                </button>
              )
            )}
          </div>
        </div>
      )}
    </Shown>
  )
}

const LEVELS = ['admin', 'maintain', 'push', 'triage', 'pull']
const NAMES: Readonly<Record<string, string>> = { push: 'write', pull: 'read' }

function highest(permissions: Readonly<Record<string, boolean>>): string {
  const level = LEVELS.find((name) => permissions[name] === true) ?? ''
  return NAMES[level] ?? level
}
