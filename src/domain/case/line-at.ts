import { firstWhere } from '../values/first-where.ts'

/** The line of this number; lines stand in the order of their numbers, though some may be left out. */
export function lineAt<Line extends { seq: number }>(lines: readonly Line[], seq: number): Line | undefined {
  const found = lines[firstWhere(lines, (line) => line.seq >= seq)]
  return found?.seq === seq ? found : undefined
}
