import { useEffect } from 'preact/hooks'

/** The page's one heading, which is the window's title too. */
export function PageTitle({ text, number, quiet = false }: { text: string; number?: number; quiet?: boolean }) {
  useEffect(() => {
    document.title = `${text}${number === undefined ? '' : ` #${number}`} · Hikeshi playground`
  }, [text, number])
  return (
    <h1 class={quiet ? 'page-title sr-only' : 'page-title'}>
      {text}
      {number !== undefined && <span class="muted"> #{number}</span>}
    </h1>
  )
}
