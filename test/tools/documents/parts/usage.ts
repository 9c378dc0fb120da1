import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../files.ts'

/** The command line's own words. */
export function usage(): string {
  const said = execFileSync(process.execPath, [join(ROOT, 'dist/hikeshi.js'), '--help'], { encoding: 'utf8' })
  return ['```text', said.trimEnd(), '```'].join('\n')
}
