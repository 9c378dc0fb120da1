import type { RefObject } from 'preact'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { stay } from '../place.ts'
import { useSession } from '../session.tsx'
import { STEPS } from './steps.ts'
import type { Guide } from './use-guide.ts'

interface Props {
  guide: Guide
  place: RefObject<HTMLElement | null>
}

/** The night of a stolen password, beside the page: who you are, what you see, what to try. */
export function TourPanel({ guide, place }: Props) {
  const { say } = useSession()
  const { step, at, goals, goal, over, isHeld, lure, lead, skip } = guide
  return (
    <aside class="tour" aria-label={say('tour')} ref={place}>
      <div class="tour-head">
        <Icon name="flame" />
        <b class="grow">{say('tour')}</b>
        <span class="muted">{say('tour.step', { at, of: STEPS.length })}</span>
        <button
          type="button"
          class="btn-invisible btn-sm"
          onClick={() => stay({ tour: undefined, step: undefined, case: undefined })}
        >
          {say('tour.leave')}
        </button>
      </div>
      <progress
        max={STEPS.length}
        value={over ? STEPS.length : at - 1}
        aria-label={say('tour.step', { at, of: STEPS.length })}
      />
      {over ? (
        <div class="tour-body">
          <h2>{say('tour.over')}</h2>
          <p>{say('tour.over.text')}</p>
        </div>
      ) : (
        <div class="tour-body">
          <h2>{say(step.key)}</h2>
          <p>{say(step.text)}</p>
          <ol class="tour-goals">
            {goals.map(({ goal: each, done }) => (
              <li
                key={`${each.who}${each.key}`}
                class={done ? 'tour-goal done' : each === goal ? 'tour-goal now' : 'tour-goal'}
              >
                <Icon name={done ? 'check' : 'dot'} {...(done && { label: say('tour.done') })} />
                <Face login={each.who} /> <span class="grow">{say(each.key)}</span>
                {each === goal && (
                  <button
                    type="button"
                    class="btn btn-sm btn-primary tour-go"
                    disabled={isHeld}
                    onClick={() => lead(each)}
                  >
                    {lure(each)}
                  </button>
                )}
              </li>
            ))}
          </ol>
          <p class="tour-skip">
            {at > 1 && (
              <button type="button" class="btn-link" onClick={() => stay({ step: String(at - 1) })}>
                {say('tour.back')}
              </button>
            )}
            {at < STEPS.length && (
              <button type="button" class="btn-link" disabled={isHeld} onClick={skip}>
                {say('tour.skip')}
              </button>
            )}
          </p>
        </div>
      )}
    </aside>
  )
}
