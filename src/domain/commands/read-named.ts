import { allWords, type Words } from '../policy/basics.ts'
import { bareName, withoutRemark } from '../values/bare-name.ts'
import { foldStart, foldText } from '../values/fold-text.ts'

/** A thing of the policy as people may call it: by its id or in any of its languages. */
export interface Named {
  id: string
  labels: readonly string[]
}

export const namedIn = (things: Readonly<Record<string, { label: Words }>>): Named[] =>
  Object.entries(things).map(([id, { label }]) => ({ id, labels: allWords(label) }))

/** No name is longer. */
const LONGEST = 200
const QUOTES = /^["'“”‘’「『【《<〈(（[→⇒➡\s]+/u
/** Ends a name: a blank, a mark, or the particle behind it. */
const BOUNDARY = /^[\s:=→⇒➡,.、。;・「『」』】》>)\]"'”’]?$|^[はをがのにへ]$/u

interface Taken {
  id: string
  /** The text behind the name. */
  rest: string
}

/** Finds things by their names, which are folded once: it is most of the work, and the same for every text. */
export interface NamedReader {
  /** The thing that a text begins with, the longest name first. */
  take(text: string): Taken | undefined
  /** The only thing that a text's first word begins the name of. */
  takeByStart(text: string): Taken | undefined
}

export function namedReader(things: readonly Named[]): NamedReader {
  const spelled = things.map(({ id, labels }): Spelled => ({ id, names: namesOf(id, labels) }))
  return { take: (text) => takeSpelled(spelled, text), takeByStart: (text) => takeByStart(spelled, text) }
}

/** The same where one text alone is read. */
export const takeNamed = (things: readonly Named[], text: string): Taken | undefined => namedReader(things).take(text)

/** The things that a text names one after the other, whatever joins two of them left out. */
export function takeAllNamed(things: readonly Named[], text: string, between: RegExp): string[] {
  const { take } = namedReader(things)
  const found: string[] = []
  let rest = text
  for (let taken = take(rest); taken !== undefined; taken = take(rest)) {
    found.push(taken.id)
    rest = taken.rest.replace(between, '')
  }
  return found
}

interface Spelled {
  id: string
  names: readonly string[]
}

function takeSpelled(things: readonly Spelled[], text: string): Taken | undefined {
  const bare = text.replace(QUOTES, '')
  const { letters, endOf } = foldStart(bare, LONGEST)
  let best: { id: string; length: number } | undefined
  for (const { id, names } of things) {
    for (const name of names) {
      if (name.length <= (best?.length ?? 0) || !letters.startsWith(name)) continue
      if (BOUNDARY.test(letters.charAt(name.length))) best = { id, length: name.length }
    }
  }
  return best === undefined ? undefined : { id: best.id, rest: afterName(bare.slice(endOf(best.length))) }
}

function takeByStart(things: readonly Spelled[], text: string): Taken | undefined {
  const first = takeWord(text.replace(QUOTES, ''))
  const word = bareName(first?.word ?? '')
  if (first === undefined || word.length < (/[a-z]/.test(word) ? 4 : 2)) return undefined
  const [one, other] = things.filter(({ names }) => names.some((name) => name.startsWith(word)))
  return one === undefined || other !== undefined ? undefined : { id: one.id, rest: first.rest }
}

const namesOf = (id: string, labels: readonly string[]): string[] =>
  [foldText(id), ...labels.flatMap(namesIn)].filter((name) => name !== '')

function namesIn(label: string): string[] {
  const bare = bareName(label)
  return [foldText(label), bare, withoutRemark(bare)]
}

const afterName = (rest: string): string =>
  rest
    .replace(/^[\s:：=＝→⇒➡、,，。」』】》>)）\]"'”’]*(?:[.．!！](?=\s|$))?/u, '')
    // 深刻度を高, 深刻度 は 高: the particle stands beside the name, or between blanks.
    .replace(rest.startsWith(rest.trimStart()) ? /^[はをがのにへ][\s:：、,]*/u : /^[はをがのにへ][\s:：、,]+/u, '')
    .trimEnd()

/** A colon ends it, save one of a time of day, an address or a path. */
const WORD = /^(?:[^\s:：]|(?<=\d)[:：](?=\d)|:(?=[/\\]))+/u

/** The first word of a text, and what follows it. */
export function takeWord(text: string): { word: string; rest: string } | undefined {
  const found = WORD.exec(text)
  return found === null ? undefined : { word: found[0], rest: afterName(text.slice(found[0].length)) }
}

/** Begins words in brackets directly behind a name. */
const REMARK = /[（(［[【「『]/u

/** One of these things by its name, else whatever the first word says: its answer then lists what there is. */
export function takeNamedOrWord(things: readonly Named[], text: string): Taken | undefined {
  const { take } = namedReader(things)
  const named = take(text) ?? take(text.replace(REMARK, ' $&'))
  if (named !== undefined) return named
  const first = takeWord(text)
  return first === undefined ? undefined : { id: first.word, rest: first.rest }
}
