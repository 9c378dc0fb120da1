import { useEffect, useState } from 'preact/hooks'

const OFFERED = 'playground:draft'
let waiting: string | undefined

/** Puts words into the comment box: that of this page, or of the page that opens next. */
export function offerDraft(text: string): void {
  waiting = text
  dispatchEvent(new Event(OFFERED))
}

/** The comment box's text, which proposals may fill. */
export function useDraft(focus: () => void): [string, (text: string) => void] {
  const [draft, setDraft] = useState('')
  useEffect(() => {
    const take = () => {
      if (waiting === undefined) return
      setDraft(waiting)
      waiting = undefined
      focus()
    }
    take()
    addEventListener(OFFERED, take)
    return () => removeEventListener(OFFERED, take)
  }, [])
  return [draft, setDraft]
}
