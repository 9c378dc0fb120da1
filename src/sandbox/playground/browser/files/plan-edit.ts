import { useEffect } from 'preact/hooks'

const OFFERED = 'playground:edit'
let waiting: ((text: string) => string) | undefined

/** Changes the text of the file that is being edited: on this page, or on the one that opens next. */
export function offerEdit(change: (text: string) => string): void {
  waiting = change
  dispatchEvent(new Event(OFFERED))
}

export const isEditWaiting = (): boolean => waiting !== undefined

/** Takes an edit that leaves its mark on this text; another file is left alone. */
export function useOfferedEdit(text: string, take: (edited: string) => void): void {
  useEffect(() => {
    const look = () => {
      const edited = waiting?.(text)
      if (edited === undefined || edited === text) return
      waiting = undefined
      take(edited)
    }
    look()
    addEventListener(OFFERED, look)
    return () => removeEventListener(OFFERED, look)
  }, [text])
}
