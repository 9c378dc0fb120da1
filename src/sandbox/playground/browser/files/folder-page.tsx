import { asPath } from '../github/repository-path.ts'
import type { FileContent, Repository } from '../github/shapes.ts'
import { textOf } from '../github/text.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Icon } from '../parts/icon.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { Crumbs } from './crumbs.tsx'
import { splitRef } from './split-ref.ts'

/** A folder of a repository, or the repository itself. */
export function FolderPage({ repository, at }: { repository: string; at: string }) {
  const { say, api } = useSession()
  const found = useLoad(
    async () => {
      const about = await api.get<Repository>(`/repos/${repository}`)
      const { ref, path } = await splitRef(api, repository, at)
      const inside = path === '' ? '' : `/${asPath(path)}`
      const files = await api.get<FileContent[]>(
        `/repos/${repository}/contents${inside}?ref=${encodeURIComponent(ref)}`,
      )
      const readme = files.find(({ name }) => /^readme\.md$/i.test(name))
      const text =
        readme === undefined
          ? undefined
          : textOf(
              (
                await api.get<FileContent>(
                  `/repos/${repository}/contents/${asPath(readme.path)}?ref=${encodeURIComponent(ref)}`,
                )
              ).content ?? '',
            )
      return { about, ref, path, files, text }
    },
    repository,
    at,
  )
  return (
    <Shown of={found}>
      {({ about, ref, path, files, text }) => (
        <>
          <PageTitle text={path === '' ? repository : path} />
          {path === '' && about.description !== null && <p class="muted">{about.description}</p>}
          <p class="case-meta">
            <Crumbs repository={repository} ref_={ref} path={path} /> · <a href={`/${repository}/issues`}>Issues</a> ·{' '}
            <a href={`/${repository}/pulls`}>{say('nav.pulls')}</a> ·{' '}
            <a href={`/${repository}/commits/${ref}`}>{say('commits')}</a>
          </p>
          <ul class="box rows">
            {[...files]
              .sort((one, other) => one.type.localeCompare(other.type) || one.name.localeCompare(other.name))
              .map(({ name, path: to, type }) => (
                <li key={to} class="row">
                  <Icon name={type === 'dir' ? 'dir' : 'file'} />
                  <a href={`/${repository}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${asPath(to)}`}>{name}</a>
                </li>
              ))}
          </ul>
          {text !== undefined && (
            <div class="box pad">
              <Markdown text={text} repository={repository} folder={`/${repository}/blob/${ref}/`} breaks={false} />
            </div>
          )}
        </>
      )}
    </Shown>
  )
}
