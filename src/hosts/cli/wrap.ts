/** Lines of at most so many columns: at spaces where there are some, anywhere in Japanese, whose signs are two columns wide. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(
    /[\u3000-\u9fff\uff00-\uffef][、。）」』〕：]*|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g,
  ) ?? []) {
    if (line !== '' && width(line) + width(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()].filter((each, index) => each !== '' || index === 0)
}

export const width = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\u9fff\uff00-\uff60]/.test(sign) ? 2 : 1), 0)
