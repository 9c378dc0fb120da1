import { useEffect, useRef } from 'preact/hooks'
import { skeletonIn } from '../case/commands.ts'
import { DRAFT } from '../case/draft.ts'
import { repositoryOf } from '../github/repository-path.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Icon } from '../parts/icon.tsx'
import { go } from '../place.ts'
import { useSession } from '../session.tsx'
import type { Card } from './columns.ts'

export interface Refusal {
  item: number
  /** The column that was asked for. */
  to: string
  /** The app's answer. */
  text: string
}

/** Why a card went back: the app's own words beside it, and what helps at a touch. */
export function RefusalCard({ refusal, card, onRead }: { refusal: Refusal; card: Card; onRead: () => void }) {
  const { say } = useSession()
  const place = useRef<HTMLElement>(null)
  const repository = repositoryOf(card.issue.repository_url)
  const open = (text: string) => {
    DRAFT.offer(text)
    go(`/${repository}/issues/${card.issue.number}`)
  }
  useEffect(() => {
    // The column, since the card is still gliding; a frame later it has its width for it.
    const frame = requestAnimationFrame(() =>
      place.current?.closest('[data-column]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  const skeleton = skeletonIn([{ body: refusal.text }])
  return (
    <section class="refusal" ref={place} aria-label={say('board.why')}>
      <p class="refusal-head">
        <Icon name="x" />
        <b class="grow">{say('board.refused', { number: card.issue.number, to: refusal.to })}</b>
        <button type="button" class="btn-invisible" onClick={onRead} aria-label={say('close')}>
          <Icon name="close" />
        </button>
      </p>
      <Markdown text={refusal.text} repository={repository} onFill={open} />
      <button type="button" class="btn btn-sm btn-primary" onClick={() => open(skeleton?.text ?? '/record\n')}>
        {say('board.help-it')}
      </button>
    </section>
  )
}
