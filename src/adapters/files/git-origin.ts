import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RepositorySlug } from '../../app/set-up/choices.ts'

const ORIGIN = /\[remote "origin"\][^[]*?\burl\s*=\s*(\S+)/
const SLUG = /[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/

/** Owner and name of the repository that a checkout came from, where git's own file tells it. */
export async function gitOrigin(folder: string): Promise<RepositorySlug | undefined> {
  const config = await readFile(join(folder, '.git', 'config'), 'utf8').catch(() => '')
  const url = ORIGIN.exec(config)?.[1] ?? ''
  const [, owner, name] = SLUG.exec(url) ?? []
  return owner === undefined || name === undefined ? undefined : { owner, name }
}
