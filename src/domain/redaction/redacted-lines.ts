import type { RecordedEvent } from '../case/event.schema.ts'
import { holdsWords } from './without-words.ts'

/** A text of a line of the record. */
export interface TextPlace {
  line: number
  key: string
}

/** The texts that a line of the record holds; of reasons only what they quote. */
export function wordsOf({ event }: RecordedEvent): string[] {
  return Object.entries(event.text).flatMap(([key, text]) => {
    if (typeof text !== 'string' || text === '') return []
    return key === 'reasons' ? quotedIn(text) : [text]
  })
}

function quotedIn(reasons: string): string[] {
  const all = /"text":"((?:[^"\\]|\\.)*)"/g
  return [...reasons.matchAll(all)].map(([, quoted = '']) => quoted)
}

/**
 * Where else the words of a line stand in the record: in what the same command wrote besides, however short they are,
 * and in any line that holds them whole.
 */
export function otherPlaces(placed: readonly RecordedEvent[], line: number): TextPlace[] {
  const redacted = placed.find(({ seq }) => seq === line)
  const words = redacted === undefined ? [] : wordsOf(redacted)
  if (redacted === undefined || words.length === 0) return []
  return placed.flatMap((other) =>
    other === redacted
      ? []
      : Object.entries(other.event.text).flatMap(([key, text]) => {
          if (typeof text !== 'string' || text === '') return []
          const isSame = other.cause === redacted.cause && words.includes(text)
          return isSame || holdsWords(text, words) ? [{ line: other.seq, key }] : []
        }),
  )
}
