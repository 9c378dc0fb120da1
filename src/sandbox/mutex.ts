/** Runs what it is given one after the other, in the order asked. */
export type Mutex = <T>(work: () => Promise<T>) => Promise<T>

export function mutex(): Mutex {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const run = tail.then(work, work)
    tail = run.catch(() => undefined)
    return run
  }
}
