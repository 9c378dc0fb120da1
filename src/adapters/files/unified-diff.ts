import { createTwoFilesPatch } from 'diff'

/** What would change, with three lines around it; the first file is what lies there. */
export function unifiedDiff(path: string, there: string, wanted: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, there, wanted, undefined, undefined, { context: 3 })
  // The line of equal signs is another program's custom.
  return patch.replace(/^=+\n/, '')
}
