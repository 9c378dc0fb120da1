import { FACTS, PEOPLE } from '../facts.ts'
import { textsIn } from './texts-in.ts'

const WORD = /(^|[^\w/@`.])(@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\/[\w-]+)?|(?:[\w.-]+\/[\w.-]+)?#\d+)(?![\w-])/gi

/** Mentions become links, as on GitHub, and in comments references too: `#9110` in a file is a phone number. Who is not known stays text. */
export function linkWords(fragment: DocumentFragment, repository: string | 'no-references'): void {
  for (const text of textsIn(fragment)) {
    const parts: (string | Node)[] = []
    let from = 0
    for (const { index, 0: whole, 1: before = '', 2: word = '' } of text.data.matchAll(WORD)) {
      const link = word.startsWith('@') ? mention(word) : reference(word, repository)
      if (link === undefined) continue
      parts.push(text.data.slice(from, index + before.length), link)
      from = index + whole.length
    }
    if (parts.length > 0) text.replaceWith(...parts, text.data.slice(from))
  }
}

function mention(word: string): HTMLAnchorElement | undefined {
  const [login = '', team] = word.slice(1).split('/')
  const known = team === undefined ? PEOPLE.some((person) => person.login === login) : login === FACTS.org
  if (!known) return undefined
  const href = team === undefined ? `/${login}` : `/orgs/${FACTS.org}/teams/${team}`
  return linkTo(href, word, 'user-mention')
}

function reference(word: string, repository: string | 'no-references'): HTMLAnchorElement | undefined {
  if (repository === 'no-references') return undefined
  const [named = '', number = ''] = word.split('#')
  return linkTo(`/${named === '' ? repository : named}/issues/${number}`, word, 'issue-link')
}

function linkTo(href: string, text: string, className: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  link.className = className
  return link
}
