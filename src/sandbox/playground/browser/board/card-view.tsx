import { useState } from 'preact/hooks'
import { repositoryOf } from '../github/repository-path.ts'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { LabelChip } from '../parts/label-chip.tsx'
import { StateIcon, stateOf } from '../parts/state-badge.tsx'
import { useSession } from '../session.tsx'
import type { Card } from './columns.ts'

interface Props {
  card: Card
  columns: readonly { id: string; name: string }[]
  waiting: boolean
  dragged: boolean
  start: (event: PointerEvent, item: number) => void
  onDrop: (column: string) => void
}

/** A card: dragged by mouse anywhere, by touch at its handle, by keyboard with the arrows and Enter. */
export function CardView({ card, columns, waiting, dragged, start, onDrop }: Props) {
  const { say, tell } = useSession()
  const { issue } = card
  const [aimed, setAimed] = useState<number>()
  const now = columns.findIndex(({ id }) => id === card.column)
  const aim = (step: number) => {
    const next = Math.min(columns.length - 1, Math.max(0, (aimed ?? now) + step))
    setAimed(next)
    tell(say('board.aimed', { column: columns[next]?.name ?? '' }))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') aim(event.key === 'ArrowRight' ? 1 : -1)
    else if ((event.key === 'Enter' || event.key === ' ') && aimed !== undefined) {
      onDrop(columns[aimed]?.id ?? '')
      setAimed(undefined)
    } else if (event.key === 'Escape') setAimed(undefined)
    else return
    event.preventDefault()
  }
  const address = `/${repositoryOf(issue.repository_url)}/issues/${issue.number}`
  const state = [waiting ? 'waiting' : '', dragged ? 'dragged' : ''].join(' ')
  return (
    <div class={`card ${state}`} onPointerDown={(event) => start(event, card.item)}>
      <p class="small muted card-top">
        <StateIcon state={stateOf(issue)} />
        <span class="grow card-where">{repositoryOf(issue.repository_url).split('/')[1]}</span>
        <span>#{issue.number}</span>
        <button
          type="button"
          class="grip"
          aria-label={say('board.move', { title: issue.title })}
          aria-describedby="board-help"
          onKeyDown={press}
          onBlur={() => setAimed(undefined)}
        >
          <Icon name="grip" />
        </button>
      </p>
      <p class="card-title">
        <a href={address} draggable={false}>
          {issue.title}
        </a>
      </p>
      {aimed !== undefined && <p class="aim">→ {columns[aimed]?.name}</p>}
      {waiting && <p class="aim">{say('board.asking')}</p>}
      <p class="card-labels">
        {issue.labels
          .filter(({ name }) => /^(severity|priority|overdue|drill)/.test(name))
          .map((label) => (
            <LabelChip key={label.name} label={label} />
          ))}
        <span class="grow" />
        {issue.assignees.map(({ login }) => (
          <span key={login} title={login}>
            <Face login={login} />
          </span>
        ))}
      </p>
    </div>
  )
}
