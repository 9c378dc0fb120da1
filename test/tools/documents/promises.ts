/** From here on SECURITY.md promises something. */
const FIRST = '## What is to be protected'
/** The sentences that are only believed, or open, stand there as such. */
const LAST = '## What is assumed about GitHub'

const NAME = /<!-- test: (?<file>[^|]+) \| (?<title>.+?) -->/g
const CLASSED = /<!-- (?<kind>advice|limit|github): (?<id>[a-z0-9-]+) -->/g
/** Any remark by which a sentence is said to be something. */
const REMARK = /<!-- (?:test: [^|]+ \| .+?|(?:advice|limit|github): [a-z0-9-]+) -->/

export interface Promised {
  file: string
  title: string
}

/** A sentence that promises nothing: what people should do, what is not kept from anybody, or how GitHub is. */
export interface Classed {
  kind: string
  id: string
}

export const promisesIn = (text: string): Promised[] =>
  [...partOf(text).matchAll(NAME)].map(({ groups }) => ({ file: groups?.file ?? '', title: groups?.title ?? '' }))

export const classedIn = (text: string): Classed[] =>
  [...partOf(text).matchAll(CLASSED)].map(({ groups }) => ({ kind: groups?.kind ?? '', id: groups?.id ?? '' }))

/**
 * The part behind the last name in its paragraph, item or row, which bears none of its own. Several sentences may share a
 * name that stands behind them, as long as they say one thing.
 */
export function unnamed(text: string): string[] {
  return unitsOf(partOf(text)).flatMap((unit) => {
    const rest = unit.split(REMARK).at(-1) ?? ''
    const bare = rest.replace(/^[\s|.]+|[\s|]+$/g, '')
    return bare === '' ? [] : [bare]
  })
}

function partOf(text: string): string {
  const from = text.indexOf(FIRST)
  const to = text.indexOf(LAST)
  const part = text.slice(from, to === -1 ? undefined : to)
  // Parts that are made from the code are held to it by other checks; the reasons for packages promise nothing.
  return part
    .replaceAll(/<!-- generated: [\s\S]*?<!-- end: .*? -->/g, '')
    .replace(/^\| package \|[\s\S]*?(?=\n\n)/m, '')
}

/** Sentences stand on lines of their own: each line is a unit, but a line that goes on below its sentence's beginning. */
function unitsOf(part: string): string[] {
  const units: string[] = []
  let open = ''
  for (const line of part.split('\n')) {
    const isHead = /^#|^\| (?:who|somebody) \||^\|(?: --- \|)+$/.test(line)
    if (line.trim() === '' || isHead) {
      if (open !== '') units.push(open)
      open = ''
      continue
    }
    open = open === '' ? line : `${open} ${line}`
    if (/-->\s*\|?$/.test(line)) {
      units.push(open)
      open = ''
    }
  }
  return open === '' ? units : [...units, open]
}
