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

const documentsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`)

const pages = documentsIn('.github/docs')
const japanese = (path: string): boolean => path.endsWith('.ja.md')

/** The two languages of one page, by the path of the English one. */
export const TWINS: readonly { en: string; ja: string }[] = [
  'README.md',
  ...pages.filter((path) => !japanese(path)),
].map((en) => ({ en, ja: en.replace(/\.md$/, '.ja.md') }))

/** The documents that may have generated parts, and the language these are in. */
export const GENERATED: readonly Document[] = [
  ...['README.md', 'README.ja.md', ...pages, '.github/SECURITY.md', '.github/github.md'].map(
    (path): Document => ({ path, language: japanese(path) ? 'ja' : 'en' }),
  ),
]

export const DECISIONS: readonly string[] = documentsIn('.github/decisions')

/** Everything that people read here to understand the project. */
export const DOCUMENTS: readonly string[] = [
  ...GENERATED.map(({ path }) => path),
  '.github/CONTRIBUTING.md',
  ...DECISIONS,
]

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Files of the repository, kept or about to be, but none that git ignores. */
export const repositoryFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '')
