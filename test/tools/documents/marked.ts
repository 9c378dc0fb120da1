const MARKED = /(<!-- generated: ([a-z-]+) -->)\n[\s\S]*?(<!-- end: \2 -->)/g

/** The names of the generated parts of a document, in order. */
export const partsIn = (text: string): string[] => [...text.matchAll(MARKED)].map(([, , name = '']) => name)

/** The document with each of its generated parts made anew. */
export function withParts(text: string, part: (name: string) => string): string {
  return text.replace(MARKED, (_, start: string, name: string, end: string) => `${start}\n\n${part(name)}\n\n${end}`)
}

/** The part that people wrote. */
export const withoutParts = (text: string): string => withParts(text, () => '')
