import { createTwoFilesPatch } from 'diff'
import { plainLines } from '../../domain/values/one-line.ts'

/** The lines that would change, with three around them, for a terminal; the first file is what lies there. */
export function unifiedDiff(path: string, there: string, wanted: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, there, wanted, undefined, undefined, { context: 3 })
  // The line of equal signs is another program's custom.
  return plainLines(patch.replace(/^=+\n/, ''))
}
