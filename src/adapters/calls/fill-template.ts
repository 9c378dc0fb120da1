import type { OutgoingCall } from '../../app/ports/calls.ts'

/** The body of a webhook: `{{name}}` of the template's texts is filled in, and nothing that is filled in is read again. */
export function fillTemplate(body: unknown, name: string, { id, step, to, words }: OutgoingCall, key: string): string {
  const { title, text, number, kind, severity, phone, link, command } = words
  const values: Readonly<Record<string, string>> = {
    ...{ id, step, key, title, text, number, kind, severity, phone, link, command },
    // Where one line break is none, as in a card.
    paragraphs: text.replaceAll('\n', '\n\n'),
    people: to.map(({ login }) => login).join(', '),
  }
  // A chat reads `<…>` as a mention or a link of its own.
  const plain = (value: string) => (name === 'generic' ? value : value.replaceAll('<', '‹').replaceAll('>', '›'))
  const fill = (node: unknown): unknown => {
    if (typeof node === 'string') return node.replace(/\{\{(\w+)\}\}/g, (_, id: string) => plain(values[id] ?? ''))
    if (Array.isArray(node)) return node.map(fill)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([id, inner]) => [id, fill(inner)]))
  }
  return JSON.stringify(fill(body))
}
