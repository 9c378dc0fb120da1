import { useEffect, useState } from 'preact/hooks'
import { ApiError, UnansweredError } from './github/api.ts'
import { useSession } from './session.tsx'

export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'there'; value: T }
  | { kind: 'refused'; status: number; why: string }

/** Reads something as the person, and again whenever something has happened; meanwhile what was there stays. */
export function useLoad<T>(read: () => Promise<T>, ...on: readonly unknown[]): Loaded<T> {
  const { tick, login, say } = useSession()
  const subject = JSON.stringify([login, ...on])
  const [held, setHeld] = useState<{ subject: string; loaded: Loaded<T> }>()
  useEffect(() => {
    let current = true
    const keep = (loaded: Loaded<T>) => current && setHeld({ subject, loaded })
    const failed = (error: unknown) => {
      if (error instanceof ApiError) return keep({ kind: 'refused', status: error.status, why: error.message })
      const why = error instanceof UnansweredError ? say('gone') : String(error)
      // Where nothing answers any more, what was there stays, and with it what somebody is writing.
      return setHeld((before) =>
        !current || (before?.subject === subject && before.loaded.kind === 'there')
          ? before
          : { subject, loaded: { kind: 'refused', status: 0, why } },
      )
    }
    read().then((value) => keep({ kind: 'there', value }), failed)
    return () => {
      current = false
    }
  }, [subject, tick])
  return held?.subject === subject ? held.loaded : { kind: 'loading' }
}
