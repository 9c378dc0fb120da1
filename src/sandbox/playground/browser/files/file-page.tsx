import { useState } from 'preact/hooks'
import { asPath } from '../github/repository-path.ts'
import type { FileContent } from '../github/shapes.ts'
import { textOf } from '../github/text.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { Crumbs } from './crumbs.tsx'
import { FileEditor } from './file-editor.tsx'
import { splitRef } from './split-ref.ts'

/** A file, read and edited as on GitHub. */
export function FilePage({ repository, at, editing }: { repository: string; at: string; editing: boolean }) {
  const { say, api } = useSession()
  const [edit, setEdit] = useState(editing)
  const found = useLoad(
    async () => {
      const { ref, path } = await splitRef(api, repository, at)
      const file = await api.get<FileContent>(
        `/repos/${repository}/contents/${asPath(path)}?ref=${encodeURIComponent(ref)}`,
      )
      return { ref, path, sha: file.sha, text: textOf(file.content ?? '') }
    },
    repository,
    at,
  )
  return (
    <Shown of={found}>
      {({ ref, path, sha, text }) => (
        <>
          <div class="title-row">
            <PageTitle text={path.split('/').at(-1) ?? path} />
            {!edit && (
              <button type="button" class="btn btn-sm" onClick={() => setEdit(true)}>
                {say('edit')}
              </button>
            )}
          </div>
          <p class="case-meta">
            <Crumbs repository={repository} ref_={ref} path={path} />
          </p>
          {edit ? (
            <FileEditor
              repository={repository}
              branch={ref}
              path={path}
              sha={sha}
              text={text}
              done={() => setEdit(false)}
            />
          ) : (
            <div class="box pad">
              {path.endsWith('.md') ? (
                <Markdown
                  text={text}
                  repository={repository}
                  folder={`/${repository}/blob/${ref}/${path.split('/').slice(0, -1).join('/')}/`}
                  breaks={false}
                />
              ) : (
                <pre class="plain-file" ref={scrolls}>
                  {text}
                </pre>
              )}
            </div>
          )}
        </>
      )}
    </Shown>
  )
}
