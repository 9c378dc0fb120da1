import { useEffect, useState } from 'preact/hooks'

/** The address bar names the page, the person, the language and the tour's step: a link shows the same. */
const KEPT = ['as', 'locale', 'tour', 'step', 'case'] as const

const MOVED = 'playground:moved'

export interface Place {
  path: string
  query: URLSearchParams
  hash: string
}

export const placeNow = (): Place => ({
  path: decodeURI(location.pathname),
  query: new URLSearchParams(location.search),
  hash: location.hash,
})

/** An address of the playground, with what is kept from page to page. */
export function addressOf(to: string, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const url = new URL(to, location.href)
  const now = new URLSearchParams(location.search)
  for (const name of KEPT) {
    const value = now.get(name)
    if (value !== null && !url.searchParams.has(name)) url.searchParams.set(name, value)
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return `${url.pathname}${url.search}${url.hash}`
}

export function go(to: string, changes: Readonly<Record<string, string | undefined>> = {}): void {
  const before = location.pathname
  history.pushState(null, '', addressOf(to, changes))
  dispatchEvent(new Event(MOVED))
  if (location.pathname !== before && location.hash === '') scrollTo(0, 0)
}

/** Changes what is kept and stays on the page. */
export const stay = (changes: Readonly<Record<string, string | undefined>>): void =>
  go(`${location.pathname}${location.search}${location.hash}`, changes)

export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow)
  useEffect(() => {
    const update = () => setPlace(placeNow())
    addEventListener(MOVED, update)
    addEventListener('popstate', update)
    return () => {
      removeEventListener(MOVED, update)
      removeEventListener('popstate', update)
    }
  }, [])
  return place
}

/** Links of the playground and of what was written on it change the page without loading anything. */
export function followLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (link === null || !plain || event.defaultPrevented || link.target !== '' || link.origin !== location.origin) return
  if (link.hasAttribute('download') || link.pathname.startsWith('/_')) return
  // Within the page the browser moves sight and focus along, as whoever skips by keyboard needs.
  if (link.hash !== '' && link.pathname === location.pathname && link.search === location.search) return
  event.preventDefault()
  go(link.href)
}
