import { createMachine, initialTransition, transition } from 'xstate'
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
  /** The same of xstate's `transition()`, with one guard and no reasons. */
  theirs: { accepted: number; refused: number }
}

/** Replays and the check of policies run on decisions: at least so many times as quick as xstate's. */
export const LEAST_OF_XSTATE = 1.5

const ROUND_MS = 100
/** To ask how much was spent takes time, too. */
const AT_ONCE = 100

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
  const [accepted = 0, refused = 0, theirAccepted = 0, theirRefused = 0] = await inTurn(
    [
      ...[aSecond(() => judge(move)), aSecond(() => judge(tooEarly))],
      ...[aSecond(theirs('containment')), aSecond(theirs('analysis'))],
    ],
    runs,
  )
  return { accepted, refused, theirs: { accepted: theirAccepted, refused: theirRefused } }
}

/** Of the processor's time: others who want it do not count. */
const aSecond = (decide: () => unknown) => async () => {
  const before = process.cpuUsage()
  let count = 0
  let spent = 0
  while (spent < ROUND_MS) {
    for (let each = 0; each < AT_ONCE; each += 1) decide()
    count += AT_ONCE
    const { user, system } = process.cpuUsage(before)
    spent = (user + system) / 1_000
  }
  return (count * 1_000) / spent
}

/** The incident's first phases with a guard each, as a state machine library has them. */
const machine = createMachine({
  initial: 'reported',
  context: { contained: 'Took it off the network' },
  states: {
    reported: {
      on: {
        containment: { target: 'containment', guard: ({ context }) => context.contained !== '' },
        analysis: { target: 'analysis', guard: ({ context }) => context.contained === '' },
      },
    },
    ...{ containment: {}, analysis: {} },
  },
})

function theirs(to: 'containment' | 'analysis'): () => boolean {
  const [reported] = initialTransition(machine)
  const moves = () => transition(machine, reported, { type: to })[0].value === to
  if (moves() !== (to === 'containment')) throw new Error('xstate judges something else')
  return moves
}

export const isSlower = ({ accepted, refused, theirs }: DecisionsBench): boolean =>
  accepted < LEAST_OF_XSTATE * theirs.accepted || refused < LEAST_OF_XSTATE * theirs.refused

export const describeDecisionsBench = (measured: DecisionsBench): string => {
  const { accepted, refused, theirs } = measured
  const told = (name: string, ours: number, other: number) =>
    `${ours.toFixed(0)} ${name}, × ${(ours / other).toFixed(1)} of xstate's transition() (${LEAST_OF_XSTATE})`
  const both = `${told('accepted transitions', accepted, theirs.accepted)}; ${told('refusals with every reason', refused, theirs.refused)}`
  return `decisions a second: ${both}${isSlower(measured) ? ', TOO FEW' : ''}`
}
