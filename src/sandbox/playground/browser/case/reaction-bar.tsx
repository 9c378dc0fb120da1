import { useState } from 'preact/hooks'
import type { Reactions } from '../github/shapes.ts'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'

const SIGNS = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  hooray: '🎉',
  confused: '😕',
  heart: '❤️',
  rocket: '🚀',
  eyes: '👀',
}

/** The signs under a comment; one click adds one's own, another takes it away. */
export function ReactionBar({ path, given }: { path: string; given: Reactions }) {
  const { say, api, act, login } = useSession()
  const [offered, setOffered] = useState(false)
  const toggle = (content: string) =>
    void act(async () => {
      const all = await api.all<{ id: number; content: string; user: { login: string } }>(`${path}/reactions`)
      const own = all.find((each) => each.content === content && each.user.login === login)
      if (own === undefined) await api.send('POST', `${path}/reactions`, { content })
      else await api.send('DELETE', `${path}/reactions/${own.id}`)
    })
  const signs = Object.entries(SIGNS)
  return (
    <div class="reactions">
      <button
        type="button"
        class="reaction"
        aria-expanded={offered}
        aria-label={say('reactions')}
        onClick={() => setOffered(!offered)}
      >
        <Icon name="smiley" />
      </button>
      {signs
        .filter(([content]) => offered || Number(given[content] ?? 0) > 0)
        .map(([content, sign]) => (
          <button key={content} type="button" class="reaction" data-content={content} onClick={() => toggle(content)}>
            <span role="img" aria-label={content}>
              {sign}
            </span>{' '}
            {Number(given[content] ?? 0) > 0 && given[content]}
          </button>
        ))}
    </div>
  )
}
