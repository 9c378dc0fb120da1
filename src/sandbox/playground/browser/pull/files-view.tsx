import { useState } from 'preact/hooks'
import { FileEditor } from '../files/file-editor.tsx'
import { EDIT } from '../files/plan-edit.ts'
import { asPath } from '../github/repository-path.ts'
import type { ChangedFile, FileContent, Pull } from '../github/shapes.ts'
import { textOf } from '../github/text.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Group } from '../parts/group.tsx'
import { Icon } from '../parts/icon.tsx'
import { Shown } from '../parts/loading.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { DiffView } from './diff-view.tsx'

interface Props {
  repository: string
  pull: Pull
  files: readonly ChangedFile[]
}

export function FilesView({ repository, pull, files }: Props) {
  return (
    <>
      {files.map((file) => (
        <FileView key={file.filename} repository={repository} pull={pull} file={file} />
      ))}
    </>
  )
}

/** One changed file: its lines, how it reads, and a box to write in it. */
function FileView({ repository, pull, file }: { repository: string; pull: Pull; file: ChangedFile }) {
  const { say, api } = useSession()
  const markdown = file.filename.endsWith('.md')
  const isPlan = file.filename.startsWith('prevention/')
  const [mode, setMode] = useState<'diff' | 'read' | 'edit'>(
    EDIT.isWaiting() && isPlan ? 'edit' : markdown ? 'read' : 'diff',
  )
  const path = `/repos/${repository}/contents/${asPath(file.filename)}`
  const texts = useLoad(
    async () => {
      const at = (ref: string) => api.get<FileContent>(`${path}?ref=${encodeURIComponent(ref)}`)
      const [before, after] = await Promise.all([
        file.status === 'added' ? undefined : at(pull.base.sha).catch(() => undefined),
        file.status === 'removed'
          ? undefined
          : at(pull.merged_at === null ? pull.head.ref : pull.head.sha).catch(() => undefined),
      ])
      return { before: textOf(before?.content ?? ''), after: textOf(after?.content ?? ''), sha: after?.sha ?? '' }
    },
    path,
    pull.head.sha,
  )
  return (
    <section class="box file" aria-label={file.filename}>
      <div class="file-head">
        <Icon name="file" /> <b class="grow">{file.filename}</b>
        <span class="added">+{file.additions}</span> <span class="removed">−{file.deletions}</span>
        <Group kind="tabs" label={file.filename}>
          <button type="button" aria-pressed={mode === 'diff'} onClick={() => setMode('diff')}>
            {say('file.diff')}
          </button>
          {markdown && (
            <button type="button" aria-pressed={mode === 'read'} onClick={() => setMode('read')}>
              {say('file.read')}
            </button>
          )}
          {pull.state === 'open' && (
            <button type="button" aria-pressed={mode === 'edit'} onClick={() => setMode('edit')}>
              {say('edit')}
            </button>
          )}
        </Group>
      </div>
      <Shown of={texts}>
        {({ before, after, sha }) =>
          mode === 'edit' ? (
            <div class="pad">
              <FileEditor
                repository={repository}
                branch={pull.head.ref}
                path={file.filename}
                sha={sha}
                text={after}
                done={() => setMode('read')}
              />
            </div>
          ) : mode === 'read' ? (
            <div class="pad">
              <Markdown
                text={after}
                repository={repository}
                folder={`/${repository}/blob/${pull.head.ref}/${file.filename.split('/').slice(0, -1).join('/')}/`}
                breaks={false}
              />
            </div>
          ) : (
            <DiffView of={file.filename} before={before} after={after} />
          )
        }
      </Shown>
    </section>
  )
}
