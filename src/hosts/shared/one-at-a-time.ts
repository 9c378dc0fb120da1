import type { Ports } from '../../app/ports/ports.ts'

/** Work of one name runs one after another, in the order in which it came; a failure keeps nobody behind it waiting. */
export function oneAtATime(): Ports['alone'] {
  const tails = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work)
    const tail = turn.catch(() => undefined)
    tails.set(name, tail)
    void tail.then(() => {
      if (tails.get(name) === tail) tails.delete(name)
    })
    return turn
  }
}
