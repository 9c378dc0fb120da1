import { useState } from 'preact/hooks'
import { useSession } from '../session.tsx'

export function ReviewForm({ path }: { path: string }) {
  const { say, api, act, busy } = useSession()
  const [text, setText] = useState('')
  const review = (event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT') => void submit(event)
  const submit = async (event: string) => {
    if (await act(() => api.send('POST', `${path}/reviews`, { event, body: text }))) setText('')
  }
  return (
    <div class="box pad review-form">
      <label class="question">
        <span class="question-label">{say('review')}</span>
        <textarea class="form-control" rows={3} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <div class="buttons">
        <button type="button" class="btn" disabled={busy || text.trim() === ''} onClick={() => review('COMMENT')}>
          {say('comment')}
        </button>
        <button
          type="button"
          class="btn"
          disabled={busy || text.trim() === ''}
          onClick={() => review('REQUEST_CHANGES')}
        >
          {say('review.request-changes')}
        </button>
        <button type="button" class="btn btn-primary" disabled={busy} onClick={() => review('APPROVE')}>
          {say('review.approve')}
        </button>
      </div>
    </div>
  )
}
