import { allWords, type Words } from '../policy/basics.ts'
import { toHalfWidth } from './to-half-width.ts'

/** A thing of the policy as people may call it: by its id or in any of its languages. */
export interface Named {
  id: string
  labels: readonly string[]
}

export const namedIn = (things: Readonly<Record<string, { label: Words }>>): Named[] =>
  Object.entries(things).map(([id, { label }]) => ({ id, labels: allWords(label) }))

const alike = (text: string): string => toHalfWidth(text).toLowerCase()

/** The thing that a text begins with, the longest name first, and what follows its name. */
export function takeNamed(things: readonly Named[], text: string): { id: string; rest: string } | undefined {
  let best: { id: string; length: number } | undefined
  for (const { id, labels } of things) {
    for (const name of [id, ...labels]) {
      if (name.length <= (best?.length ?? 0) || !/^[\s:：=＝、,，。]?$/.test(text.charAt(name.length))) continue
      if (alike(text.slice(0, name.length)) === alike(name)) best = { id, length: name.length }
    }
  }
  return best === undefined ? undefined : { id: best.id, rest: afterName(text.slice(best.length)) }
}

const afterName = (rest: string): string => rest.replace(/^[\s:：=＝、,，。]+/, '').trimEnd()

/** The first word of a text, and what follows it. */
export function takeWord(text: string): { word: string; rest: string } | undefined {
  const found = /^[^\s:：]+/.exec(text)
  return found === null ? undefined : { word: found[0], rest: afterName(text.slice(found[0].length)) }
}
