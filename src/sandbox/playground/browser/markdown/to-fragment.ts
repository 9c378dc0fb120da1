import DOMPurify from 'dompurify'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** Tags that GitHub lets through; style, classes, forms and scripts are not among them. */
const ALLOWED_TAGS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'b', 'i', 'strong', 'em', 'a', 'pre', 'code', 'img', 'tt'],
  ...[
    'div',
    'span',
    'ins',
    'del',
    'sup',
    'sub',
    'ol',
    'ul',
    'li',
    'table',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'td',
    'th',
  ],
  ...[
    'blockquote',
    'dl',
    'dt',
    'dd',
    'kbd',
    'q',
    'samp',
    'var',
    's',
    'strike',
    'summary',
    'details',
    'caption',
    'figure',
  ],
  ...['figcaption', 'abbr', 'cite', 'dfn', 'mark', 'small', 'time', 'wbr', 'input', 'section', 'ruby', 'rt', 'rp'],
]
const ALLOWED_ATTR = [
  ...['href', 'src', 'alt', 'title', 'align', 'colspan', 'rowspan', 'open', 'start', 'type', 'checked', 'disabled'],
  ...['lang', 'dir', 'width', 'height', 'id', 'datetime', 'reversed'],
]

/** A case's comments, several times over. */
const MOST = 300
const read = new Map<string, DocumentFragment>()

/** Markdown as GitHub reads it, as harmless elements: who comes back to a page does not wait for what was read before. */
export function toFragment(markdown: string): DocumentFragment {
  const fragment = read.get(markdown) ?? readMarkdown(markdown)
  read.delete(markdown)
  read.set(markdown, fragment)
  const [oldest] = read.keys()
  if (read.size > MOST && oldest !== undefined) read.delete(oldest)
  return document.importNode(fragment, true)
}

function readMarkdown(markdown: string): DocumentFragment {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const fragment = DOMPurify.sanitize(html, {
    ...{ ALLOWED_TAGS, ALLOWED_ATTR, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false },
    ...{ SANITIZE_NAMED_PROPS: true, RETURN_DOM_FRAGMENT: true },
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):|^(?![a-z][a-z\d+.-]*:)/i,
  })
  // A box to tick is all that a task list needs: nothing that is written may ask for input.
  for (const input of fragment.querySelectorAll('input')) {
    if (input.type === 'checkbox') input.disabled = true
    else input.remove()
  }
  return fragment
}
