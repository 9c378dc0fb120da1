import { bareName } from '../values/bare-name.ts'
import { foldText } from '../values/fold-text.ts'
import { separator, splitKnown } from './split-known.ts'

export type ReadableOption = { id: string; labels: readonly string[] }

export type OptionReader = {
  one: (text: string) => string | undefined
  /** The only option with just these words between its marks, as `誤送信` in `侵害：誤送信・誤公開`. */
  part: (text: string) => string | undefined
  /** `overlap`: the list can be told apart in another way that is as good. */
  many: (text: string) => { ids: string[]; unknown: string[]; overlap: boolean }
}

/** Reads options by label, else by id, never minding case, width and blanks around them. */
export function optionReader(options: readonly ReadableOption[]): OptionReader {
  const idOf = new Map<string, string>()
  for (const { id, labels } of options) for (const label of labels) addNew(idOf, fold(label), id)
  for (const { id } of options) addNew(idOf, fold(id), id)
  const folded = [...idOf.keys()]
  // Half-width kana shrink to half their length when they are folded.
  const longest = Math.max(0, ...folded.map((label) => label.length)) * 2
  const widest = Math.max(1, ...folded.map((label) => label.split(separator).length))
  // As GitHub writes them, labels are found without folding.
  for (const { id, labels } of options) for (const label of labels) addNew(idOf, label, id)

  // Most of what a hostile answer is cut into says no word, and to fold it takes longer than all else.
  const needsWord = folded.every((label) => WORD.test(label))

  const one = (text: string) => {
    const trimmed = text.trim()
    if (trimmed === '' || (needsWord && !WORD.test(trimmed))) return undefined
    return idOf.get(trimmed) ?? (trimmed.length <= longest ? idOf.get(fold(trimmed)) : undefined)
  }
  const part = (text: string): string | undefined => {
    const said = fold(text)
    const [id, other] = options.filter(({ labels }) => labels.some((label) => fold(label).split(MARKS).includes(said)))
    return said.length < 2 || other !== undefined ? undefined : id?.id
  }
  return { one, part, many: (text) => splitKnown(text, once(one), widest) }
}

const WORD = /[\p{L}\p{N}]/u

/** Between the parts of a label. */
const MARKS = /[:・/()、,\s「」]+/u

/** The same piece of a list is read once. */
function once(read: (text: string) => string | undefined): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const found = read(text)
    known.set(text, found)
    return found
  }
}

function addNew(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value)
}

/** The form in which two texts are equal that people take for the same. */
export const fold = (text: string): string => bareName(text) || foldText(text)
