import { useState } from 'preact/hooks'
import { WriteBox } from '../case/write-box.tsx'
import { asPath } from '../github/repository-path.ts'
import { contentOf } from '../github/text.ts'
import { useSession } from '../session.tsx'
import { EDIT } from './plan-edit.ts'

interface Props {
  repository: string
  branch: string
  path: string
  sha: string
  text: string
  done: () => void
}

/** Writes a file as the person; who may not is told so as GitHub tells it. */
export function FileEditor({ repository, branch, path, sha, text, done }: Props) {
  const { say, api, act, busy } = useSession()
  const [edited, setEdited] = useState(text)
  // Another file than the one that was meant is left as it is.
  EDIT.useOffered((change) => {
    setEdited(change(text))
    return change(text) !== text
  }, text)
  const save = async () => {
    const body = { message: `Update ${path}`, branch, sha, content: contentOf(edited) }
    if (await act(() => api.send('PUT', `/repos/${repository}/contents/${asPath(path)}`, body))) done()
  }
  return (
    <form
      class="file-editor"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <WriteBox value={edited} onChange={setEdited} repository={repository} label={path} />
      <div class="buttons">
        <button type="button" class="btn" onClick={done}>
          {say('cancel')}
        </button>
        <button type="submit" class="btn btn-primary" disabled={busy || edited === text}>
          {say('commit-changes')}
        </button>
      </div>
    </form>
  )
}
