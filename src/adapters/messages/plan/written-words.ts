import type { Line } from '../../../domain/markdown/classify-lines.ts'

/** The part of a plan that a reader sees: comments are gone, and so are headings and the fences around code. */
export function writtenWords(lines: readonly Line[]): string {
  const visible: string[] = []
  let prose: string[] = []
  const flush = () => {
    visible.push(withoutComments(prose.join('\n')))
    prose = []
  }
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'fence' && line.kind !== 'indented') {
      prose.push(line.text)
      continue
    }
    flush()
    const opens = line.kind === 'fence' && lines[at - 1]?.block !== line.block
    if (!opens) visible.push(line.text)
  }
  flush()
  return visible
    .join('\n')
    .split('\n')
    .filter((line) => !/^ {0,3}#{3,6}(?:\s|$)/.test(line))
    .join('\n')
}

/** Linear, also where comments open again and again and none ends. */
export function withoutComments(text: string): string {
  let rest = ''
  let from = 0
  for (;;) {
    const start = text.indexOf('<!--', from)
    if (start === -1) return rest + text.slice(from)
    rest += text.slice(from, start)
    const end = text.indexOf('-->', start + 2)
    if (end === -1) return rest
    from = end + 3
  }
}
