import { useEffect, useRef } from 'preact/hooks'
import { useSession } from './session.tsx'

export interface HandOver<T> {
  /** For the page that is there, or for the one that opens next; `who` is to take it, whoever looks if left out. */
  offer(value: T, who?: string): void
  isWaiting(): boolean
  /** Takes what was offered, once; `take` says whether it was of use here. */
  useOffered(take: (value: T) => boolean, ...on: readonly unknown[]): void
}

/** Hands something from one part of the page to another that may not be there yet. */
export function handOver<T>(): HandOver<T> {
  const event = new EventTarget()
  let waiting: { value: T; who: string | undefined } | undefined
  return {
    offer(value, who) {
      waiting = { value, who }
      // A reader who is about to leave the page does not take what is meant for the next one.
      setTimeout(() => event.dispatchEvent(new Event('offered')))
    },
    isWaiting: () => waiting !== undefined,
    useOffered(take, ...on) {
      const { login } = useSession()
      const latest = useRef(take)
      latest.current = take
      useEffect(() => {
        const look = () => {
          if (waiting === undefined || (waiting.who ?? login) !== login) return
          if (latest.current(waiting.value)) waiting = undefined
        }
        look()
        event.addEventListener('offered', look)
        return () => event.removeEventListener('offered', look)
      }, [login, ...on])
    },
  }
}
