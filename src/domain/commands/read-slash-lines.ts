import { classifyLines, type Line } from '../markdown/classify-lines.ts'
import { slashWord } from './looks-like-command.ts'
import { toHalfWidth } from './to-half-width.ts'

export interface SlashLine {
  /** Counts every line that begins like a command, known or not: the same whatever the policy knows. */
  index: number
  word: string
  /** What follows the word on its line. */
  line: string
  /** The same with the lines after it, up to a blank one or a quote: a worried person's second line counts too. */
  text: string
  /** Everything up to the next command, for headings and values. */
  block: string
}

/** The lines that ask for something, outside of quotes, code and comments, with what belongs to each. */
export function readSlashLines(body: string, isCommand: (word: string) => boolean, most: number): SlashLine[] {
  const lines = classifyLines(body)
  const heads: { at: number; index: number; word: string; line: string }[] = []
  let index = 0
  for (const [at, { text, kind }] of lines.entries()) {
    const slash = kind === 'text' ? slashWord(text) : undefined
    if (slash === undefined) continue
    const word = toHalfWidth(slash.word).toLowerCase()
    if (isCommand(word)) heads.push({ at, index, word, line: withoutColon(slash.rest) })
    index += 1
    if (heads.length === most) break
  }
  return heads.map(({ at, index, word, line }, which) => {
    const following = lines.slice(at + 1, heads[which + 1]?.at ?? lines.length)
    return {
      index,
      word,
      line,
      text: [line, ...paragraph(following)].join('\n').trim(),
      block: following.map(({ text }) => text).join('\n'),
    }
  })
}

function paragraph(lines: readonly Line[]): string[] {
  const end = lines.findIndex(({ kind, text }) => kind === 'quote' || (kind === 'text' && text.trim() === ''))
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .filter(({ kind }) => kind !== 'comment')
    .map(({ text }) => text)
}

const withoutColon = (rest: string): string => rest.replace(/^[:：]/, '').trim()
