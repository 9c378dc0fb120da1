const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」', '『': '』' }

/** The parts of a statement: between bars, else by quotation marks and blanks. `quoted` says that somebody set them apart. */
export function readPieces(text: string): { pieces: string[]; apart: boolean } {
  const bars = text.split(/\s[|｜](?=\s|$)|\s?｜\s?/)
  if (bars.length > 1) return { pieces: bars.map((part) => part.trim()), apart: true }
  const pieces: string[] = []
  let apart = false
  for (let at = 0; at < text.length; ) {
    const close = QUOTES[text.charAt(at)]
    const end = close === undefined ? -1 : text.indexOf(close, at + 1)
    if (close !== undefined && end === -1) {
      // Nothing closes it, nor any other of its kind: the rest is one piece.
      pieces.push(text.slice(at + 1).trim())
      return { pieces, apart: true }
    }
    if (end !== -1) {
      pieces.push(text.slice(at + 1, end).trim())
      apart = true
      at = end + 1
      continue
    }
    const start = at
    while (at < text.length && !/\s/.test(text.charAt(at))) at += 1
    if (at > start) pieces.push(text.slice(start, at))
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1
  }
  return { pieces, apart }
}
