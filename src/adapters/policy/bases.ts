import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { once } from '../../domain/values/once.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'
import { readYaml } from './read-yaml.ts'

/** The bases that companies build on: each version stays what it is, and readable, for ever. */
export interface Bases {
  names: readonly string[]
  /** The base as it was written; undefined where there is none of this name. */
  value(name: string): unknown
}

/** `released`: frozen from then on, and what is read is held against its digest. */
const listSchema = z.record(
  z.string(),
  z.strictObject({ file: z.string(), released: z.boolean(), sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
)

const baseChanged = (name: string, file: string): Told => ({
  ja: `土台 ${name} が公開されたものと違います。${file} が変わっているので、Hikeshi を入れ直してください`,
  en: `the base ${name} is not what was released: ${file} has been changed, so install Hikeshi anew`,
})

/** The bases of a folder, as its `bases.json` lists them; each is read when it is asked for, and once. */
export function basesIn(folder: string): Bases {
  const list = listSchema.parse(JSON.parse(readFileSync(join(folder, 'bases.json'), 'utf8')))
  const values = new Map<string, unknown>()
  return {
    names: Object.keys(list),
    value(name) {
      const entry = Object.hasOwn(list, name) ? list[name] : undefined
      if (values.has(name) || entry === undefined) return values.get(name)
      const text = readFileSync(join(folder, entry.file), 'utf8')
      if (entry.released && digestOf(text) !== entry.sha256) throw new ToldError(baseChanged(name, entry.file))
      const yaml = readYaml(text, entry.file, 'en')
      if ('problems' in yaml) throw new ToldError(baseChanged(name, entry.file))
      values.set(name, yaml.value)
      return yaml.value
    },
  }
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The bases that the package brings along, found from the sources as from the bundles. */
export const packageBases = once((): Bases => basesIn(join(packageFolder(), 'templates/policy')))

function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** `default@1` by its name and number. */
export function baseParts(name: string): { of: string; version: number } {
  const [of = '', version = ''] = name.split('@')
  return { of, version: Number(version) }
}

/** The newest version of a base. */
export const newestOf = (bases: Bases, name: string): string =>
  bases.names
    .filter((one) => baseParts(one).of === baseParts(name).of)
    .sort((one, other) => baseParts(other).version - baseParts(one).version)[0] ?? name
