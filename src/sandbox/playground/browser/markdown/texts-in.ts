/** The prose of a fragment: links and code stay as they are. */
export function textsIn(fragment: DocumentFragment): Text[] {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode() !== null) {
    const text = walker.currentNode
    if (text instanceof Text && text.parentElement?.closest('a, pre, code') == null) found.push(text)
  }
  return found
}
