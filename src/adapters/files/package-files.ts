import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlannedFile } from '../../app/set-up/choices.ts'
import type { Language } from '../../domain/policy/basics.ts'

/** A file that the package brings along, read from the sources as from the bundle. */
export const packageFile = (path: string): Promise<string> => readFile(join(packageFolder(), path), 'utf8')

export const template = (path: string): Promise<string> => packageFile(`templates/${path}`)

/** The runbooks of a language, by their names alone. */
export async function runbookTemplates(language: Language): Promise<PlannedFile[]> {
  const names = (await readdir(join(packageFolder(), 'templates/runbooks', language)))
    .filter((name) => name.endsWith('.md'))
    .sort()
  return Promise.all(names.map(async (path) => ({ path, text: await template(`runbooks/${language}/${path}`) })))
}

function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
