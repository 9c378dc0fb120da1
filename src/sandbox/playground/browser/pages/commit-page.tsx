import { asPath } from '../github/repository-path.ts'
import type { ChangedFile, FileContent } from '../github/shapes.ts'
import { textOf } from '../github/text.ts'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { DiffView } from '../pull/diff-view.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

interface Compared {
  files?: ChangedFile[]
}

/** The changes of one commit, or of all between two. */
export function CommitPage({ repository, range }: { repository: string; range: string }) {
  const { say, api } = useSession()
  const found = useLoad(
    async () => {
      const [base, head] = await endsOf(range)
      const { files = [] } = await api.get<Compared>(`/repos/${repository}/compare/${base}...${head}`)
      const at = (path: string, ref: string) =>
        api
          .get<FileContent>(`/repos/${repository}/contents/${asPath(path)}?ref=${encodeURIComponent(ref)}`)
          .then(({ content = '' }) => textOf(content))
          .catch(() => '')
      return Promise.all(
        files.map(async ({ filename, status }) => ({
          filename,
          before: status === 'added' ? '' : await at(filename, base),
          after: status === 'removed' ? '' : await at(filename, head),
        })),
      )
    },
    repository,
    range,
  )
  async function endsOf(wanted: string): Promise<[string, string]> {
    const [base = '', head] = wanted.split('...')
    if (head !== undefined) return [base, head]
    const { parents } = await api.get<{ parents: { sha: string }[] }>(`/repos/${repository}/git/commits/${base}`)
    return [parents[0]?.sha ?? base, base]
  }
  return (
    <>
      <PageTitle text={`${say('commit')} ${range.length === 40 ? range.slice(0, 7) : range}`} />
      <p class="muted">
        <a href={`/${repository}`}>{repository}</a>
      </p>
      <Shown of={found}>
        {(files) =>
          files.map(({ filename, before, after }) => (
            <section key={filename} class="box file" aria-label={filename}>
              <div class="file-head">
                <b>{filename}</b>
              </div>
              <DiffView of={filename} before={before} after={after} />
            </section>
          ))
        }
      </Shown>
    </>
  )
}
