import { useState } from 'preact/hooks'
import { WriteBox } from '../case/write-box.tsx'
import { Face } from '../parts/face.tsx'
import { useSession } from '../session.tsx'

export function PullComposer({ repository, number }: { repository: string; number: number }) {
  const { say, api, act, busy, login } = useSession()
  const [text, setText] = useState('')
  const send = async () => {
    if (await act(() => api.send('POST', `/repos/${repository}/issues/${number}/comments`, { body: text }))) setText('')
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Face login={login} size={40} />
      <div class="composer-body">
        <WriteBox
          value={text}
          onChange={setText}
          repository={repository}
          label={say('comment.box')}
          hint={say('comment.placeholder')}
        />
        <div class="buttons">
          <button type="submit" class="btn btn-primary" disabled={busy || text.trim() === ''}>
            {say('comment')}
          </button>
        </div>
      </div>
    </form>
  )
}
