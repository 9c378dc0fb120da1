/** The lines of a text without their endings; GitHub keeps the CRLF of browsers, and a lone CR ends a line too. */
export function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n?|\n/) : text.split('\n')
}
