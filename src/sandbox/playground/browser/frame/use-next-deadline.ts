import { useEffect, useState } from 'preact/hooks'
import type { Deadline } from '../github/deadline.ts'
import { useSession } from '../session.tsx'

/** When a clock next has something to say: asked anew only where a record has grown or time was turned; undefined until it was. */
export function useNextDeadline(now: string | undefined): Deadline | 'none' | undefined {
  const { control, signals, working } = useSession()
  const [next, setNext] = useState<Deadline | 'none'>()
  const written = signals.findLast(({ event, ref }) => event === 'push' && ref === 'refs/heads/hikeshi')?.id
  useEffect(() => {
    if (working) return
    let current = true
    control.get<Deadline[]>('/deadlines').then(
      ([first]) => current && setNext(first ?? 'none'),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [control, written, working, now?.slice(0, HOUR)])
  return next
}

const HOUR = '2026-11-29T12'.length
