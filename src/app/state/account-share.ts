/** How much one account is told within a time, over all that it asks: who asks for more waits. */
export interface AccountShare {
  /** Whether this is within the share; the same thing asked for twice counts once. */
  take(account: number, what: string, at: Date): boolean
}

export function accountShare({ most, within }: { most: number; within: number }): AccountShare {
  const taken = new Map<number, Map<string, number>>()
  return {
    take(account, what, at) {
      const time = at.getTime()
      // Accounts are many, and only those of the last minutes count.
      for (const [id, things] of taken) {
        for (const [thing, then] of things) if (time - then >= within) things.delete(thing)
        if (things.size === 0) taken.delete(id)
      }
      const own = taken.get(account) ?? new Map<string, number>()
      if (!own.has(what) && own.size >= most) return false
      taken.set(account, own.has(what) ? own : own.set(what, time))
      return true
    },
  }
}
