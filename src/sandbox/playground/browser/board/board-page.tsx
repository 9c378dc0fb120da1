import { useRef, useState } from 'preact/hooks'
import { FACTS } from '../facts.ts'
import { useCompany } from '../github/company.tsx'
import { repositoryOf } from '../github/repository-path.ts'
import type { Comment } from '../github/shapes.ts'
import { Blank } from '../parts/blank.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { type Board, type Card, moveCard, readBoard } from './columns.ts'
import { LaneView } from './lane-view.tsx'
import { lanesOf } from './processes-on.ts'
import type { Refusal } from './refusal-card.tsx'

const PAUSE_MS = 350

/** The board: what lies where, and what becomes of a move. */
export function BoardPage() {
  const { say, language, api, control, act, tell } = useSession()
  const { policy, known } = useCompany()
  const board = useLoad(() => readBoard(api), 'board')
  /** Where a card was dropped, until the app has had its say. */
  const [dropped, setDropped] = useState<{ item: number; column: string }>()
  const [refusal, setRefusal] = useState<Refusal>()
  const moving = useRef(false)

  const drop = async (held: Board, card: Card, column: string) => {
    if (moving.current || column === card.column) return
    moving.current = true
    setRefusal(undefined)
    setDropped({ item: card.item, column })
    const issue = `/repos/${repositoryOf(card.issue.repository_url)}/issues/${card.issue.number}`
    const to = held.columns.find(({ id }) => id === column)?.name ?? ''
    const before = await api.all<Comment>(`${issue}/comments`).catch(() => [])
    await act(async () => {
      await moveCard(api, held, card, column)
      await control.send('POST', '/idle')
      // Before one's eyes: the card lay there for a moment.
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    })
    const after = await readBoard(api).catch(() => held)
    const lies = after.cards.find(({ item }) => item === card.item)?.column
    setDropped(undefined)
    moving.current = false
    if (lies === column) return tell(say('board.moved', { number: card.issue.number, to }))
    const comments = (await api.all<Comment>(`${issue}/comments`).catch(() => [])).filter(({ user }) =>
      user.login.endsWith('[bot]'),
    )
    const known = new Set(before.map(({ id }) => id))
    const answers = comments.filter(({ id }) => !known.has(id))
    const said = answers.length > 0 ? answers : comments.slice(-1)
    setRefusal({ item: card.item, to, text: said.map(({ body }) => body).join('\n\n') })
    tell(say('board.refused', { number: card.issue.number, to }))
  }
  return (
    <>
      <PageTitle text={say('nav.board')} />
      <p class="muted" id="board-help">
        {say('board.help')}
      </p>
      {/* Which columns there are is for the policy to say. */}
      <Shown of={known ? board : { kind: 'loading' }}>
        {(held) => {
          if (held.cards.length === 0)
            return (
              <Blank title={say('board.none')}>
                <p>
                  <a href={`/${FACTS.repos.incidents}/issues/new/choose`}>{say('report')}</a>
                </p>
              </Blank>
            )
          const cards = held.cards.map((card) =>
            card.item === dropped?.item ? { ...card, column: dropped.column } : card,
          )
          return lanesOf({ ...held, cards }, policy, language).map((lane) => (
            <LaneView
              key={lane.process}
              lane={lane}
              waiting={dropped?.item}
              refusal={refusal}
              onDrop={(card, column) =>
                void drop(held, held.cards.find(({ item }) => item === card.item) ?? card, column)
              }
              onRead={() => setRefusal(undefined)}
            />
          ))
        }}
      </Shown>
    </>
  )
}
