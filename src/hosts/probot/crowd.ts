/** Comments and edits of one account that wait for one case: a few are worked on each by itself, the others in one look at the case. */
export interface Crowd<One> {
  /** `itself`: it is to be worked on; `first`: a look is to be queued for it and those after it; `counted`: that look finds it. */
  join(lane: string, account: number, one: One): 'itself' | 'first' | 'counted'
  /** It has its turn. */
  leave(lane: string, account: number): void
  /** The look has its turn: all that it is for. What comes from now on may be too new for it. */
  taken(lane: string): readonly One[]
}

const EACH = 3

export function crowd<One>(): Crowd<One> {
  const waiting = new Map<string, number>()
  const looks = new Map<string, One[]>()
  return {
    join(lane, account, one) {
      const key = `${lane} ${account}`
      const before = waiting.get(key) ?? 0
      if (before < EACH) {
        waiting.set(key, before + 1)
        return 'itself'
      }
      const look = looks.get(lane)
      looks.set(lane, [...(look ?? []), one])
      return look === undefined ? 'first' : 'counted'
    },
    leave(lane, account) {
      const key = `${lane} ${account}`
      const left = (waiting.get(key) ?? 0) - 1
      if (left > 0) waiting.set(key, left)
      else waiting.delete(key)
    },
    taken(lane) {
      const all = looks.get(lane) ?? []
      looks.delete(lane)
      return all
    },
  }
}
