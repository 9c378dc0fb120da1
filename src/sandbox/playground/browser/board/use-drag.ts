import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

const FAR_ENOUGH = 6

interface Held {
  item: number
  card: HTMLElement
  from: { x: number; y: number }
  moved: boolean
}

/** Dragging by pointer: the mouse takes a card anywhere, a finger by its handle, since elsewhere it scrolls. */
export function useDrag(place: RefObject<HTMLElement | null>, dropped: (item: number, column: string) => void) {
  const held = useRef<Held>(undefined)
  const latest = useRef(dropped)
  latest.current = dropped
  const [item, setItem] = useState<number>()
  const [over, setOver] = useState<string>()

  useEffect(() => {
    const columnAt = (event: PointerEvent): string | undefined => {
      for (const column of place.current?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
        const { left, right } = column.getBoundingClientRect()
        if (event.clientX >= left && event.clientX <= right) return column.dataset.column
      }
      return undefined
    }
    const end = () => {
      if (held.current !== undefined) held.current.card.style.transform = ''
      held.current = undefined
      setItem(undefined)
      setOver(undefined)
    }
    const move = (event: PointerEvent) => {
      const now = held.current
      if (now === undefined) return
      const [x, y] = [event.clientX - now.from.x, event.clientY - now.from.y]
      if (!now.moved && Math.hypot(x, y) < FAR_ENOUGH) return
      if (!now.moved) setItem(now.item)
      now.moved = true
      event.preventDefault()
      now.card.style.transform = `translate(${x}px, ${y}px) rotate(1.5deg)`
      setOver(columnAt(event))
    }
    const drop = (event: PointerEvent) => {
      const now = held.current
      if (now === undefined) return
      const column = columnAt(event)
      end()
      if (!now.moved) return
      // The click that ends a drag follows no link.
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, { capture: true }))
      if (column !== undefined) latest.current(now.item, column)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', end)
    return () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', end)
    }
  }, [place])

  const start = (event: PointerEvent, of: number) => {
    const target = event.target instanceof Element ? event.target : null
    const card = event.currentTarget
    if (event.button !== 0 || !(card instanceof HTMLElement)) return
    if (event.pointerType !== 'mouse' && target?.closest('.grip') == null) return
    if (event.pointerType === 'mouse') event.preventDefault()
    held.current = { item: of, card, from: { x: event.clientX, y: event.clientY }, moved: false }
  }
  return { item, over, start }
}

const swallow = (event: Event): void => {
  event.preventDefault()
  event.stopPropagation()
}
