import { createHash } from 'node:crypto'

/**
 * The beginnings of a record, by the names that git gives to contents. Almost every version that a record ever had is a
 * beginning of what it is now: such a one is known by its name alone, and nobody has to read it. Of a sealed record each
 * append ends with a seal, so only those places are looked at.
 */
export function beginningsOf(text: string): (name: string) => string | undefined {
  let ends: ReadonlyMap<string, number> | undefined
  return (name) => {
    ends ??= endsByName(text, name.length === SHA1_LENGTH ? 'sha1' : 'sha256')
    const end = ends.get(name)
    return end === undefined ? undefined : text.slice(0, end)
  }
}

const SHA1_LENGTH = 40

function endsByName(text: string, kind: 'sha1' | 'sha256'): Map<string, number> {
  const content = Buffer.from(text)
  const lines = linesIn(text)
  const isSealed = lines.some((line) => line.isSealed)
  const found = new Map<string, number>()
  let bytes = 0
  for (const line of lines) {
    bytes += Buffer.byteLength(text.slice(line.start, line.end))
    if (isSealed && !line.isSealed && line.end < text.length) continue
    const name = createHash(kind).update(`blob ${bytes}\0`).update(content.subarray(0, bytes)).digest('hex')
    found.set(name, line.end)
  }
  return found
}

interface Line {
  start: number
  /** Behind its newline. */
  end: number
  isSealed: boolean
}

function linesIn(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
    lines.push({ start, end: at + 1, isSealed: text.slice(start, at).includes('"seal":{') })
    start = at + 1
  }
  return lines
}
