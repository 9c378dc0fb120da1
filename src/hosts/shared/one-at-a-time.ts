import type { Ports } from '../../app/ports/ports.ts'
import { type Ahead, type Overtaking, overOrStalled } from '../../app/state/overtaking.ts'

/**
 * Work of one name runs one after another, in the order in which it came; a failure keeps nobody behind it waiting. Of a
 * case, nor does what waits for GitHub's limits alone: two processes at work on one are met at its record as well.
 */
export function oneAtATime(overtaking: Overtaking): Ports['alone'] {
  const tails = new Map<string, Ahead>()
  return (name, order, work) => {
    const ahead = tails.get(name)
    const after = (one: Ahead): Promise<unknown> => (order === 'strictly' ? one.done : overOrStalled(one, overtaking))
    const started = ahead === undefined ? Promise.resolve() : after(ahead)
    const turn = started.then(work)
    const entry = { started, done: turn.catch(() => undefined) }
    tails.set(name, entry)
    void entry.done.then(() => {
      if (tails.get(name) === entry) tails.delete(name)
    })
    return turn
  }
}
