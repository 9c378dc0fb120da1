import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { STEPS } from './steps.ts'
import type { Guide } from './use-guide.ts'

interface Props {
  guide: Guide
  panel: RefObject<HTMLElement | null>
}

/**
 * The next goal, at the edge of the screen: a case is long, and somebody who has just written at its end does not see the
 * panel.
 */
export function TourNow({ guide: { at, goal, isHeld, lure, lead }, panel }: Props) {
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
      <button type="button" class="btn btn-sm btn-primary" disabled={isHeld} onClick={() => lead(goal)}>
        {lure(goal)}
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
