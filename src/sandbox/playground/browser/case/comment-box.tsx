import { useState } from 'preact/hooks'
import type { Reactions as Given, User } from '../github/shapes.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { ReactionBar } from './reaction-bar.tsx'
import { WriteBox } from './write-box.tsx'

interface Props {
  id: string
  /** The API's address of the issue or the comment. */
  path: string
  repository: string
  user: User
  body: string
  at: string
  changed: boolean
  reactions: Given | undefined
  onFill?: ((text: string) => void) | undefined
}

/** Somebody's comment: read, reacted to, edited. */
export function CommentBox({ id, path, repository, user, body, at, changed, reactions, onFill }: Props) {
  const { say, api, act, busy } = useSession()
  const [edited, setEdited] = useState<string>()
  const save = async (text: string) => {
    if (await act(() => api.send('PATCH', path, { body: text }))) setEdited(undefined)
  }
  const bot = user.login.endsWith('[bot]')
  return (
    <article class={bot ? 'comment by-bot' : 'comment'} id={id} aria-label={say('comment.by', { login: user.login })}>
      <Face login={user.login} size={40} />
      <div class="comment-body">
        <div class="comment-head">
          <span class="grow">
            <h2 class="comment-who">
              <PersonLink login={user.login} />
            </h2>{' '}
            {bot && <span class="tag">bot</span>}{' '}
            <a class="muted" href={`#${id}`}>
              <When at={at} />
            </a>
            {changed && <span class="muted"> · {say('edited')}</span>}
          </span>
          <button type="button" class="btn-invisible" onClick={() => setEdited(body)} aria-label={say('edit')}>
            <Icon name="pencil" />
          </button>
        </div>
        {edited === undefined ? (
          <div class="comment-text">
            {body.trim() === '' ? (
              <p class="muted">{say('no-description')}</p>
            ) : (
              <Markdown text={body} repository={repository} onFill={onFill} />
            )}
            <ReactionBar path={path} given={reactions ?? {}} />
          </div>
        ) : (
          <form
            class="comment-text"
            onSubmit={(event) => {
              event.preventDefault()
              void save(edited)
            }}
          >
            <WriteBox value={edited} onChange={setEdited} repository={repository} label={say('edit')} />
            <div class="buttons">
              <button type="button" class="btn" onClick={() => setEdited(undefined)}>
                {say('cancel')}
              </button>
              <button type="submit" class="btn btn-primary" disabled={busy}>
                {say('save')}
              </button>
            </div>
          </form>
        )}
      </div>
    </article>
  )
}
