import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const GLIDE = { duration: 450, easing: 'cubic-bezier(0.3, 0, 0.2, 1)' }

/** Where a card has changed its column, it is seen on its way. */
export function useGlide(place: RefObject<HTMLElement | null>, arrangement: string): void {
  const before = useRef(new Map<string, DOMRect>())
  useLayoutEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const after = new Map<string, DOMRect>()
    for (const card of place.current?.querySelectorAll<HTMLElement>('[data-card]') ?? []) {
      const id = card.dataset.card ?? ''
      const now = card.getBoundingClientRect()
      const was = before.current.get(id)
      if (!still && was !== undefined && (was.left !== now.left || was.top !== now.top))
        card.animate(
          [{ transform: `translate(${was.left - now.left}px, ${was.top - now.top}px)` }, { transform: 'none' }],
          GLIDE,
        )
      after.set(id, now)
    }
    before.current = after
  }, [arrangement])
}
