import { useEffect, useState } from 'preact/hooks'
import { ApiError } from './github/api.ts'
import { useSession } from './session.tsx'

export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'there'; value: T }
  | { kind: 'refused'; status: number; why: string }

/** Reads something as the person, and again whenever something has happened; meanwhile what was there stays. */
export function useLoad<T>(read: () => Promise<T>, ...on: readonly unknown[]): Loaded<T> {
  const { tick, login } = useSession()
  const subject = JSON.stringify([login, ...on])
  const [held, setHeld] = useState<{ subject: string; loaded: Loaded<T> }>()
  useEffect(() => {
    let current = true
    const keep = (loaded: Loaded<T>) => current && setHeld({ subject, loaded })
    read().then(
      (value) => keep({ kind: 'there', value }),
      (error: unknown) =>
        keep(
          error instanceof ApiError
            ? { kind: 'refused', status: error.status, why: error.message }
            : { kind: 'refused', status: 0, why: String(error) },
        ),
    )
    return () => {
      current = false
    }
  }, [subject, tick])
  return held?.subject === subject ? held.loaded : { kind: 'loading' }
}
