import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../../src/domain/policy/basics.ts'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export interface Document {
  path: string
  language: Language
}

/** The documents that have generated parts, and the language these are in. */
export const GENERATED: readonly Document[] = [
  { path: 'README.md', language: 'en' },
  { path: 'README.ja.md', language: 'ja' },
  { path: '.github/SECURITY.md', language: 'en' },
]

const decisions = readdirSync(join(ROOT, '.github/decisions'))
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => `.github/decisions/${name}`)

export const DECISIONS: readonly string[] = decisions

/** Everything that people read here to understand the project. */
export const DOCUMENTS: readonly string[] = [
  ...GENERATED.map(({ path }) => path),
  '.github/CONTRIBUTING.md',
  ...decisions,
]

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Files of the repository, kept or about to be, but none that git ignores. */
export const repositoryFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '')
