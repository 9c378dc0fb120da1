import { URGENCIES, type Urgency } from './request-class.ts'

/** So many at once, and no more; of those that wait the more urgent first, and of these whoever came first. */
export type FewAtOnce = <Answer>(urgency: Urgency, ask: () => Promise<Answer>) => Promise<Answer>

export function fewAtOnce(most: number): FewAtOnce {
  const waiting: { rank: number; begin: () => void }[] = []
  let asking = 0

  const turn = (urgency: Urgency): Promise<void> | undefined => {
    if (asking < most) {
      asking += 1
      return undefined
    }
    const rank = URGENCIES.indexOf(urgency)
    return new Promise((begin) => {
      const behind = waiting.findIndex((other) => other.rank > rank)
      waiting.splice(behind < 0 ? waiting.length : behind, 0, { rank, begin })
    })
  }

  return async (urgency, ask) => {
    const later = turn(urgency)
    if (later !== undefined) await later
    try {
      return await ask()
    } finally {
      const next = waiting.shift()
      if (next === undefined) asking -= 1
      else next.begin()
    }
  }
}
