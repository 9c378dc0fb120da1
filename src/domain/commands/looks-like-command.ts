import { toHalfWidth } from './to-half-width.ts'

// A word after a slash, full-width or not, that ends with the line, a blank or a colon; `/etc/passwd` is none.
const WORD =
  '[ \\u3000]{0,3}[/\\uff0f]([A-Za-z0-9\\uff21-\\uff3a\\uff41-\\uff5a\\uff10-\\uff19\\-\\uff0d]{1,40})(?=[\\s:\\uff1a]|$)'

const anywhere = new RegExp(`(?:^|[\\r\\n])${WORD}`)
const atStart = new RegExp(`^${WORD}`)

/** Whether a body is worth reading for commands at all; what it passes over holds none. */
export const looksLikeCommand = (body: string): boolean => anywhere.test(body)

/** The word and the rest of a line that begins like a command. */
export function slashWord(line: string): { word: string; rest: string } | undefined {
  const found = atStart.exec(line)
  return found?.[1] === undefined ? undefined : { word: found[1], rest: line.slice(found[0].length) }
}

/** Whether a body may hold a command that records facts. */
export const looksLikeFacts = (body: string): boolean =>
  looksLikeCommand(body) && /[/／](?:record|set)\b/i.test(toHalfWidth(body))
