import { settle } from '../../../src/domain/case/settle.ts'
import { contain, open } from '../../support/acts.ts'
import { PEOPLE } from '../../support/people.ts'
import { beginningOf, minute } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { inTurn } from './in-turn.ts'

export interface DecisionsBench {
  /** A second: an accepted transition, and a refusal that collects every reason. */
  accepted: number
  refused: number
}

const ROUND_MS = 100

/** Decisions with all that follows from them, folded into the case; warm, as in a server. */
export async function benchDecisions({ runs = 15 } = {}): Promise<DecisionsBench> {
  const beginning = beginningOf(defaultWorld, 'incident')
  const asked = (command: Parameters<typeof settle>[3]['command'], person: keyof typeof PEOPLE) => ({
    ...{
      command,
      actor: PEOPLE[person],
      at: minute(1),
      door: 'comment' as const,
      cause: 'bench',
      via: 'account' as const,
    },
  })
  const opened = settle(defaultWorld, beginning, undefined, asked(open(), 'reporter'), minute(1)).case
  const judge = (one: ReturnType<typeof asked>) => settle(defaultWorld, beginning, opened, one, minute(2)).decision.kind
  const move = asked(contain('Took it off the network'), 'responder')
  const tooEarly = asked({ kind: 'move', to: 'analysis', reason: '' }, 'responder')
  if (judge(move) !== 'accepted' || judge(tooEarly) !== 'refused') throw new Error('The bench judges something else')
  const aSecond = (one: ReturnType<typeof asked>) => async () => {
    const end = performance.now() + ROUND_MS
    let count = 0
    for (; performance.now() < end; count += 1) judge(one)
    return (count * 1_000) / ROUND_MS
  }
  const [accepted = 0, refused = 0] = await inTurn([aSecond(move), aSecond(tooEarly)], runs)
  return { accepted, refused }
}

export const describeDecisionsBench = ({ accepted, refused }: DecisionsBench): string =>
  `decisions a second: ${accepted.toFixed(0)} accepted transitions, ${refused.toFixed(0)} refusals with every reason`
