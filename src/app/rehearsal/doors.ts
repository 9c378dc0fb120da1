import type { Account } from '../../domain/case/case.ts'
import type { CommentSeen } from '../ports/github.ts'
import type { DrillSeen } from './drill-seen.ts'
import type { DrillHands } from './rehearsal-hands.ts'
import { type DRILL_TRIALS, judged, type Outcome } from './trial.ts'

type DoorId = Exclude<(typeof DRILL_TRIALS)[number], 'report'>

/** The issue of the drill, who acts on it, and how long an answer is waited for. */
export interface AtDoors {
  number: number
  viewer: Account
  app: Account
  hands: DrillHands
  seen: DrillSeen
  /** Whether deliveries tell of cards: they reach a server alone. */
  hearsCards: boolean
  /** Those of the board in which cards of drills lie; none where there is no board. */
  columns: readonly string[]
  body: { now: string; corrected: string }
  phases: readonly string[]
  wait(isSo: () => Promise<boolean>): Promise<boolean>
  now(): Date
}

/** One by one: what a door changes, the next one finds. */
export const DOORS: Readonly<Record<DoorId, (at: AtDoors) => Promise<Outcome>>> = {
  command: (at) => actAndSee(at, () => at.hands.says(at.number, '/status')),

  // The app has given its sign to the comment before: it counts there, and is not this person's.
  async 'own-sign'({ seen, viewer, hands, wait }) {
    let asked: CommentSeen | undefined
    const isSigned = async () => {
      asked = (await seen.comments()).findLast(({ author, body }) => author.id === viewer.id && body === '/status')
      return (asked?.signs.length ?? 0) > 0
    }
    if (!(await wait(isSigned)) || asked === undefined) return judged(false, 'no sign')
    const isOwn = await hands.isOwnSign(asked.nodeId)
    return judged(!isOwn, `${asked.signs.join(' ')}: viewerHasReacted ${isOwn}`)
  },

  async 'label-set'(at) {
    const labels = (await at.seen.wanted())?.labels ?? []
    const other = at.phases.map((phase) => `phase: ${phase}`).find((label) => !labels.includes(label))
    return other === undefined ? judged(false, 'one phase') : actAndSee(at, () => at.hands.labels(at.number, other))
  },

  async card(at) {
    if (at.columns.length === 0) return { outcome: 'not-tried', why: 'no-board', saw: '' }
    if (!at.hearsCards) return { outcome: 'not-tried', why: 'sweep-only', saw: '' }
    const [card, wanted] = await Promise.all([at.seen.card(), at.seen.wanted()])
    const column = card && wanted && at.columns.find((one) => one !== wanted.column)
    if (card === undefined || column === undefined) return judged(false, 'no card')
    return actAndSee(at, () => at.hands.movesCard(card.item, column))
  },

  edit: (at) => actAndSee(at, () => at.hands.edits(at.number, at.body.corrected)),

  closing: (at) => actAndSee(at, () => at.hands.closes(at.number)),

  // An app may not comment here: the answer stands in the status comment.
  async locked(at) {
    const own = async () => (await at.seen.comments()).filter(({ author }) => author.id === at.app.id).length
    const before = { comments: await own(), status: (await at.seen.status())?.body }
    await at.hands.lock(at.number, true)
    try {
      const heard = await actAndSee(at, () => at.hands.says(at.number, '/status'))
      if (heard.outcome !== 'held') return heard
      const isShown = await at.wait(async () => (await at.seen.status())?.body !== before.status)
      const added = (await own()) - before.comments
      return judged(isShown && added === 0, `${added} comments, status comment ${isShown ? 'edited' : 'as before'}`)
    } finally {
      await at.hands.lock(at.number, false)
    }
  },
}

/** Done, on the record under this account, and everything on GitHub as the record says afterwards. */
async function actAndSee(at: AtDoors, act: () => Promise<unknown>): Promise<Outcome> {
  const { seen, viewer, wait, now } = at
  const before = new Set((await seen.lines()).map(({ seq }) => seq))
  const from = now().getTime()
  await act()
  const isRecorded = await wait(async () =>
    (await seen.lines()).some((line) => !before.has(line.seq) && line.actor.id === viewer.id),
  )
  const after = `${((now().getTime() - from) / 1000).toFixed(1)} s`
  if (!isRecorded) return judged(false, `not on the record after ${after}`)
  return (await wait(seen.stands)) ? judged(true, after) : judged(false, `recorded after ${after}, not shown`)
}
