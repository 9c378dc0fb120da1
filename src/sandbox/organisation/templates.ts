import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SeedFile } from './seed-file.ts'

/** The package's folder, from the sources as from the bundle. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

export const readIfThere = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined

export const defaultPolicy = (): string | undefined => readIfThere(join(packageRoot(), 'templates/policy/hikeshi.yml'))

/** The runbooks of a language, as they lie in the runbook repository. */
export function runbookFiles(locale: string): SeedFile[] {
  const folder = join(packageRoot(), 'templates/runbooks', locale)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return names.sort().map((name) => ({ path: `runbooks/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}
