import { useEffect, useState } from 'preact/hooks'
import type { Deadline } from '../github/deadline.ts'
import { useSession } from '../session.tsx'

/** When a clock next has something to say: asked anew only where a record has grown or time was turned. */
export function useNextDeadline(now: string | undefined): Deadline | undefined {
  const { control, signals, busy } = useSession()
  const [next, setNext] = useState<Deadline>()
  const written = signals.findLast(({ event, ref }) => event === 'push' && ref === 'refs/heads/hikeshi')?.id
  useEffect(() => {
    if (busy) return
    let current = true
    control.get<Deadline[]>('/deadlines').then(
      ([first]) => current && setNext(first),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [control, written, busy, now?.slice(0, HOUR)])
  return next
}

const HOUR = '2026-11-29T12'.length
