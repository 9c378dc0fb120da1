const interrupts = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|```|~~~)/

/**
 * Looks for comments that open in the middle of a line and run over the following ones of the paragraph.
 * What such a comment hides must not act; one that its paragraph does not close hides nothing.
 * The function that comes back answers with the comment's last line and looks at no stretch of lines twice.
 */
export function hiddenComments(lines: readonly string[]): (start: number) => number | undefined {
  let knownOpenUntil = 0
  return (start) => {
    const first = lines[start] ?? ''
    const opened = first.lastIndexOf('<!--')
    if (opened === -1 || start < knownOpenUntil || first.includes('-->', opened + 2)) return undefined
    for (let line = start + 1; line < lines.length; line += 1) {
      const text = lines[line] ?? ''
      if (text.trim() === '' || interrupts.test(text)) {
        knownOpenUntil = line
        return undefined
      }
      if (text.includes('-->')) return line
    }
    knownOpenUntil = lines.length
    return undefined
  }
}
