import type { ComponentChildren } from 'preact'
import { useSession } from '../session.tsx'
import type { Loaded } from '../use-load.ts'

/** A word that something is on its way. */
export function Waiting() {
  const { say } = useSession()
  return (
    <p class="muted pad" role="status">
      {say('loading')}
    </p>
  )
}

/** The loaded value, a word that it is on its way, or GitHub's refusal in its own words. */
export function Shown<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ComponentChildren }) {
  const { say, language } = useSession()
  switch (of.kind) {
    case 'loading':
      return <Waiting />
    case 'refused':
      return (
        <div class="blank" lang={language}>
          <h1>{of.status === 0 ? say('gone.title') : of.status}</h1>
          <p>{of.why}</p>
          {of.status !== 0 && <p class="muted">{say(of.status === 404 ? 'refused.hidden' : 'refused.other')}</p>}
          {of.status !== 0 && (
            <p>
              <a href="/">{say('missing.back')}</a>
            </p>
          )}
        </div>
      )
    case 'there':
      return <>{children(of.value)}</>
  }
}
