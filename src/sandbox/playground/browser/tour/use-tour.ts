import { useEffect, useRef } from 'preact/hooks'
import { FACTS } from '../facts.ts'
import type { Signal } from '../github/signals.ts'
import { stay } from '../place.ts'
import { useSession } from '../session.tsx'
import { type Goal, STEPS, type TourStep } from './steps.ts'

export interface Tour {
  step: TourStep
  /** From 1. */
  at: number
  number: number
  /** The first thing of this step that nobody has done yet. */
  goal: Goal | undefined
  goals: readonly { goal: Goal; done: boolean }[]
  over: boolean
}

/** Where the tour stands, by what the sandbox has heard; it goes on by itself. */
export function useTour(): Tour | undefined {
  const { place, signals, login, tell, say } = useSession()
  const asked = place.query.get('tour') === 'night'
  const at = Math.min(STEPS.length, Math.max(1, Number(place.query.get('step') ?? 1) || 1))
  const number = Number(place.query.get('case') ?? 0)
  const before = useRef<number>(undefined)
  if (!asked) before.current = undefined
  else if (before.current === undefined && signals.length > 0) before.current = signals.at(-1)?.id ?? 0

  useEffect(() => {
    if (!asked || number !== 0 || before.current === undefined) return
    const opened = signals.find((each) => each.id > (before.current ?? 0) && opens(each))
    if (opened?.number !== undefined) stay({ case: String(opened.number) })
  }, [asked, number, signals])

  const step = STEPS[at - 1] ?? STEPS[0]
  // Signals from before the report belong to another night.
  const begun = signals.findIndex((each) => opens(each) && each.number === number)
  const heard = begun < 0 ? [] : signals.slice(begun)
  const goals = (step?.goals ?? []).map((goal) => ({ goal, done: goal.done(heard, number) }))
  const all = goals.length > 0 && goals.every(({ done }) => done)
  const over = all && at === STEPS.length

  const known = signals.length > 0
  /** A reader who comes back to a step that is over stays on it. */
  const undone = useRef<number>(undefined)
  useEffect(() => {
    if (asked && !all && known) undone.current = at
    if (!asked || !all || over || undone.current !== at) return
    stay({ step: String(at + 1), as: login })
    tell(say('tour.on'))
  }, [asked, all, over, at, known])

  if (!asked || step === undefined) return undefined
  return { step, at, number, goals, goal: goals.find(({ done }) => !done)?.goal, over }
}

/** Somebody reported. */
const opens = ({ event, action, sender, repository }: Signal): boolean =>
  event === 'issues' && action === 'opened' && sender === 'reporter' && repository === FACTS.repos.incidents
