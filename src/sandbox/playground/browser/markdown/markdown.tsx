import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useSession } from '../session.tsx'
import { dress } from './dress.ts'
import { toFragment } from './to-fragment.ts'

interface Props {
  text: string
  repository: string
  folder?: string
  /** Each line of a comment is one of its own; a file's are not, and it may have a head. */
  breaks?: boolean
  onFill?: ((text: string) => void) | undefined
}

/** Somebody's text, as GitHub shows it. */
export function Markdown({ text, repository, folder, breaks = true, onFill }: Props) {
  const { say } = useSession()
  const place = useRef<HTMLDivElement>(null)
  const words = onFill === undefined ? undefined : say('fill')
  useLayoutEffect(() => {
    const fragment = toFragment(breaks ? text : headAsCode(text))
    dress(fragment, {
      ...{ repository, breaks, box: say('task') },
      ...(folder !== undefined && { folder }),
      ...(words !== undefined && { fill: words }),
    })
    // Details that a reader has opened stay open while the text around them changes.
    const open = [...(place.current?.querySelectorAll('details') ?? [])].map((each) => each.open)
    fragment.querySelectorAll('details').forEach((each, index) => {
      if (open[index] === true) each.open = true
    })
    place.current?.replaceChildren(fragment)
  }, [text, repository, folder, breaks, words])
  useEffect(() => {
    const fill = (event: MouseEvent) => {
      const chosen = event.target instanceof HTMLElement ? event.target.dataset.fill : undefined
      if (chosen !== undefined) onFill?.(chosen)
    }
    const box = place.current
    box?.addEventListener('click', fill)
    return () => box?.removeEventListener('click', fill)
  }, [onFill])
  return <div class="markdown-body" ref={place} />
}

/** GitHub shows the head of a Markdown file as a table; as text it is read just as well. */
const headAsCode = (text: string): string => text.replace(/^---\n([\s\S]*?)\n---\n/, '```yaml\n$1\n```\n')
