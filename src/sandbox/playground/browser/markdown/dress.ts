import { FACTS } from '../facts.ts'
import { linkWords } from './link-words.ts'
import { textsIn } from './texts-in.ts'

export interface Dressing {
  /** `owner/name` that short references mean. */
  repository: string
  /** The folder of the file, where relative links start from it: `/owner/name/blob/main/runbooks/`. */
  folder?: string
  /** In comments a line break is one; in files it is not. */
  breaks: boolean
  /** The word on a block of commands, where there is a box to fill in. */
  fill?: string
  /** How a box to tick is called for who does not see it. */
  box: string
}

/** Makes of plain elements what GitHub makes of them: mentions, references, line breaks, notes, boxes. */
export function dress(fragment: DocumentFragment, { repository, folder, breaks, fill, box }: Dressing): void {
  for (const link of fragment.querySelectorAll('a')) dressLink(link, folder)
  for (const quote of fragment.querySelectorAll('blockquote')) dressNote(quote)
  for (const input of fragment.querySelectorAll('input')) {
    input.setAttribute('aria-label', box)
    input.closest('li')?.classList.add('task-list-item')
  }
  // An element that scrolls sideways is reached by keyboard.
  for (const wide of fragment.querySelectorAll('table, pre')) wide.setAttribute('tabindex', '0')
  linkWords(fragment, breaks ? repository : 'no-references')
  if (breaks) breakLines(fragment)
  if (fill !== undefined) for (const block of fragment.querySelectorAll('pre')) offer(block, fill)
}

function dressLink(link: HTMLAnchorElement, folder: string | undefined): void {
  const href = link.getAttribute('href') ?? ''
  if (href.startsWith(FACTS.url)) link.setAttribute('href', href.slice(FACTS.url.length) || '/')
  else if (/^[a-z][a-z\d+.-]*:/i.test(href)) {
    if (!href.startsWith('tel:') && !href.startsWith('mailto:')) link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
  } else if (folder !== undefined && href !== '' && !href.startsWith('#') && !href.startsWith('/'))
    link.setAttribute('href', new URL(href, `${location.origin}${folder}`).pathname)
}

const NOTE = /^\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/

function dressNote(quote: HTMLQuoteElement): void {
  const first = quote.querySelector('p')?.firstChild
  const [mark = '', kind = ''] = first instanceof Text ? (NOTE.exec(first.data) ?? []) : []
  if (kind === '' || !(first instanceof Text)) return
  first.data = first.data.slice(mark.length)
  quote.className = `note note-${kind.toLowerCase()}`
}

function breakLines(fragment: DocumentFragment): void {
  for (const text of textsIn(fragment)) {
    if (!text.data.includes('\n') || text.parentElement?.closest('p, li, td, th, h1, h2, h3, h4, summary') == null)
      continue
    if (text.previousSibling instanceof HTMLBRElement) text.data = text.data.replace(/^\n/, '')
    // Between the parts of a list or a table there is nothing to see.
    if (text.data.trim() === '' && !(text.parentElement instanceof HTMLParagraphElement)) continue
    const parts = text.data.split('\n')
    const last = text.nextSibling === null && parts.at(-1) === '' ? parts.pop() : undefined
    text.replaceWith(
      ...parts.flatMap((part, index) => (index === 0 ? [part] : [document.createElement('br'), part])),
      ...(last === undefined ? [] : ['']),
    )
  }
}

/** Commands that the app proposes go into the box at a touch. */
function offer(block: HTMLPreElement, words: string): void {
  const text = block.textContent ?? ''
  if (!text.startsWith('/')) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn btn-sm fill'
  button.textContent = words
  button.dataset.fill = text.replace(/\n+$/, '\n')
  block.after(button)
}
