import { useEffect, useState } from 'preact/hooks'

export interface Example {
  title: string
  description: string
}

const OFFERED = 'playground:example'
let waiting: Example | undefined

/** Fills the report form with the tour's story: that of this page, or of the one that opens next. */
export function offerExample(example: Example): void {
  waiting = example
  dispatchEvent(new Event(OFFERED))
}

export function useExample(): Example | undefined {
  const [example, setExample] = useState<Example>()
  useEffect(() => {
    const take = () => {
      if (waiting !== undefined) setExample(waiting)
      waiting = undefined
    }
    take()
    addEventListener(OFFERED, take)
    return () => removeEventListener(OFFERED, take)
  }, [])
  return example
}
