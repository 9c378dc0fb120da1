import { useLayoutEffect, useRef } from 'preact/hooks'
import { CardView } from './card-view.tsx'
import type { Card } from './columns.ts'
import type { Lane } from './processes-on.ts'
import { type Refusal, RefusalCard } from './refusal-card.tsx'
import { useDrag } from './use-drag.ts'
import { useGlide } from './use-glide.ts'

interface Props {
  lane: Lane
  waiting: number | undefined
  refusal: Refusal | undefined
  onDrop: (card: Card, column: string) => void
  onRead: () => void
}

/** The columns of one process. */
export function LaneView({ lane, waiting, refusal, onDrop, onRead }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const drag = useDrag(place, (item, column) => {
    const card = lane.cards.find((each) => each.item === item)
    if (card !== undefined) onDrop(card, column)
  })
  // Where few columns are seen at a time, as on a phone, the first card is seen, and not the first column.
  useLayoutEffect(() => {
    const first = place.current?.querySelector<HTMLElement>('[data-card]')?.closest<HTMLElement>('[data-column]')
    if (place.current == null || first == null) return
    const start = first.offsetLeft - place.current.offsetLeft
    if (start + first.offsetWidth > place.current.clientWidth) place.current.scrollLeft = start
  }, [lane.columns.length])
  useGlide(place, lane.cards.map(({ item, column }) => `${item}:${column}`).join())
  return (
    <section aria-label={lane.title}>
      <h2 class="lane-title">{lane.title}</h2>
      <div class="board" ref={place}>
        {lane.columns.map((column) => {
          const cards = lane.cards.filter((card) => card.column === column.id)
          return (
            <section
              key={column.id}
              class={drag.over === column.id ? 'board-column over' : 'board-column'}
              data-column={column.id}
              // Two processes may have a column of one name; a process that is one list has its name already.
              aria-label={column.id === '' ? undefined : `${lane.title}: ${column.name}`}
            >
              <h3>
                {column.name} <span class="counter">{cards.length}</span>
              </h3>
              {cards.map((card) => (
                <div key={card.item} class="card-place" data-card={card.item}>
                  <CardView
                    card={card}
                    columns={lane.columns}
                    waiting={waiting === card.item}
                    dragged={drag.item === card.item}
                    start={drag.start}
                    onDrop={(to) => onDrop(card, to)}
                  />
                  {refusal?.item === card.item && <RefusalCard refusal={refusal} card={card} onRead={onRead} />}
                </div>
              ))}
            </section>
          )
        })}
      </div>
    </section>
  )
}
