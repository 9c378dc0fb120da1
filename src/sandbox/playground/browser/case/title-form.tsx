import { useState } from 'preact/hooks'
import { useSession } from '../session.tsx'

export function TitleForm({ path, title, done }: { path: string; title: string; done: () => void }) {
  const { say, api, act, busy } = useSession()
  const [text, setText] = useState(title)
  const save = async () => {
    if (await act(() => api.send('PATCH', path, { title: text }))) done()
  }
  return (
    <form
      class="title-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        class="form-control"
        aria-label={say('title')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="btn btn-primary" disabled={busy}>
        {say('save')}
      </button>
      <button type="button" class="btn" onClick={done}>
        {say('cancel')}
      </button>
    </form>
  )
}
