import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { type Goal, STEPS } from './steps.ts'

interface Props {
  panel: RefObject<HTMLElement | null>
  at: number
  goal: Goal | undefined
  disabled: boolean
  words: string
  lead: (goal: Goal) => void
}

/** What is next, at the edge of the screen: a case is long, and who has just written at its end does not see the panel. */
export function TourNow({ panel, at, goal, disabled, words, lead }: Props) {
  const { say } = useSession()
  const hidden = useIsHidden(panel)
  if (!hidden || goal === undefined) return null
  return (
    <section class="tour-now" aria-label={say('tour.now')}>
      <Icon name="flame" />
      <Face login={goal.who} />
      <span class="grow">
        <b>
          {at}/{STEPS.length}
        </b>{' '}
        {say(goal.key)}
      </span>
      <button type="button" class="btn btn-sm btn-primary" disabled={disabled} onClick={() => lead(goal)}>
        {words}
      </button>
    </section>
  )
}

function useIsHidden(place: RefObject<HTMLElement | null>): boolean {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    const panel = place.current
    if (panel === null) return undefined
    const observer = new IntersectionObserver(([entry]) => setHidden(entry?.isIntersecting === false))
    observer.observe(panel)
    return () => observer.disconnect()
  }, [place])
  return hidden
}
