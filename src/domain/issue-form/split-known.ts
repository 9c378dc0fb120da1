// GitHub joins with ", "; people who edit by hand also write 、 or one option a line.
export const separator = /[,，、\n]/

type Cut = { unknown: number; parts: number; ways: number; next: number; id: string | undefined }

/**
 * Cuts a joined list into known options that may hold separators themselves: as little unknown as can be, then the
 * longest options. An option spans `widest` pieces at most, so the time is linear in the text.
 */
export function splitKnown(
  text: string,
  one: (text: string) => string | undefined,
  widest: number,
): { ids: string[]; unknown: string[]; overlap: boolean } {
  const starts = pieceStarts(text)
  const count = starts.length - 1
  const slice = (from: number, to: number) => text.slice(starts[from], (starts[to] ?? 0) - 1)

  const cuts: Cut[] = new Array(count + 1)
  cuts[count] = { unknown: 0, parts: 0, ways: 1, next: count, id: undefined }
  for (let from = count - 1; from >= 0; from -= 1) cuts[from] = bestCut(from)

  const ids: string[] = []
  const unknown: string[] = []
  let unknownFrom = 0
  for (let from = 0; from < count; from = cuts[from]?.next ?? count) {
    const id = cuts[from]?.id
    if (id === undefined) continue
    keepUnknown(from)
    unknownFrom = cuts[from]?.next ?? count
    if (!ids.includes(id)) ids.push(id)
  }
  keepUnknown(count)
  return { ids, unknown, overlap: (cuts[0]?.ways ?? 1) > 1 }

  function bestCut(from: number): Cut {
    const next = cuts[from + 1]
    // No option begins with nothing.
    if (next !== undefined && slice(from, from + 1).trim() === '') return { ...next, next: from + 1, id: undefined }
    let best: Cut | undefined
    for (let to = Math.min(count, from + widest); to > from; to -= 1) {
      const rest = cuts[to]
      const part = slice(from, to)
      const id = one(part)
      if (rest === undefined || (id === undefined && to > from + 1)) continue
      const lost = id === undefined && part.trim() !== '' ? 1 : 0
      const cut = {
        ...rest,
        unknown: rest.unknown + lost,
        parts: rest.parts + (id === undefined ? 0 : 1),
        next: to,
        id,
      }
      best = best === undefined ? cut : better(best, cut)
    }
    return best ?? { unknown: 0, parts: 0, ways: 1, next: from + 1, id: undefined }
  }

  function keepUnknown(to: number): void {
    const rest = unknownFrom < to ? slice(unknownFrom, to).trim() : ''
    if (rest !== '') unknown.push(rest)
  }
}

/** Equally little unknown in two ways makes a list ambiguous; the first way found begins with the longer option. */
function better(best: Cut, cut: Cut): Cut {
  if (cut.unknown !== best.unknown) return cut.unknown < best.unknown ? cut : best
  const fewer = cut.parts < best.parts ? cut : best
  return { ...fewer, ways: Math.min(2, best.ways + cut.ways) }
}

/** Where each piece between separators starts, and where one more would. */
function pieceStarts(text: string): number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === ',' || character === '，' || character === '、' || character === '\n') starts.push(at + 1)
  }
  starts.push(text.length + 1)
  return starts
}
