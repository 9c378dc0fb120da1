import { useLayoutEffect, useRef } from 'preact/hooks'
import { PEOPLE } from '../facts.ts'
import { Face } from '../parts/face.tsx'
import { bringInSight } from '../parts/in-sight.ts'
import { nameOf } from '../parts/name-of.ts'
import { stay } from '../place.ts'
import { useSession } from '../session.tsx'

/** Be somebody: one click, and every page is theirs. */
export function PersonBar() {
  const { say, language, login, tell } = useSession()
  const row = useRef<HTMLFieldSetElement>(null)
  useLayoutEffect(() => bringInSight(row.current, '.chosen'), [login])
  const choose = (next: string) => {
    stay({ as: next })
    tell(say('you-are-now', { name: nameOf(next, language), login: next }))
  }
  return (
    <fieldset class="people" ref={row} aria-label={say('you-are')}>
      <span class="people-words" aria-hidden="true">
        {say('you-are')}
      </span>
      {PEOPLE.map((person) => (
        <label key={person.login} class={person.login === login ? 'one chosen' : 'one'}>
          <input
            type="radio"
            name="person"
            value={person.login}
            checked={person.login === login}
            onChange={() => choose(person.login)}
          />
          <Face login={person.login} size={28} />
          <span class="one-words">
            <span class="one-name">{person.names[language]}</span>
            <span class="one-login">{person.login}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
