/**
 * Anybody's words on one line of a terminal or a log. Nothing in them ends the line, which a runner would take for a command
 * of its own, and nothing steers the terminal or turns round what is read.
 */
export const oneLine = (text: string): string => text.replace(/(?!\t)\p{C}|[\p{Zl}\p{Zp}]/gu, '·')

/** The same of several lines, which stay as many. */
export const plainLines = (text: string): string => text.split('\n').map(oneLine).join('\n')
