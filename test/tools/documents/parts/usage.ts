import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Language } from '../../../../src/domain/policy/languages.ts'
import { ROOT } from '../files.ts'

/** The command line's own words, as a terminal of that language shows them. */
export function usage(language: Language): string {
  const env = { ...process.env, LC_ALL: language === 'ja' ? 'ja_JP.UTF-8' : 'C.UTF-8' }
  const said = execFileSync(process.execPath, [join(ROOT, 'dist/hikeshi.js'), '--help'], { encoding: 'utf8', env })
  return ['```text', said.trimEnd(), '```'].join('\n')
}
