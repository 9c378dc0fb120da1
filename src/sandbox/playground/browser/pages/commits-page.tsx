import { FACTS } from '../facts.ts'
import { splitRef } from '../files/split-ref.ts'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

interface Commit {
  sha: string
  commit: { message: string; author: { name: string; date: string } }
  author: { login: string } | null
}

/** The commits of a branch, the newest first. */
export function CommitsPage({ repository, at }: { repository: string; at: string }) {
  const { say, api } = useSession()
  const found = useLoad(
    async () => {
      const { ref } = await splitRef(api, repository, at)
      return { ref, commits: await api.all<Commit>(`/repos/${repository}/commits?sha=${encodeURIComponent(ref)}`) }
    },
    repository,
    at,
  )
  return (
    <Shown of={found}>
      {({ ref, commits }) => (
        <>
          <PageTitle text={`${say('commits')}: ${ref}`} />
          <p class="muted">
            <a href={`/${repository}`}>{repository}</a>
          </p>
          <ul class="box rows">
            {commits.map(({ sha, commit, author }) => (
              <li key={sha} class="row">
                <div class="grow">
                  <a class="row-title" href={`/${repository}/commit/${sha}`}>
                    {commit.message.split('\n')[0]}
                  </a>
                  <p class="muted small">
                    <PersonLink login={author?.login ?? commit.author.name ?? FACTS.org} face /> ·{' '}
                    <When at={commit.author.date} />
                  </p>
                </div>
                <code>{sha.slice(0, 7)}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Shown>
  )
}
