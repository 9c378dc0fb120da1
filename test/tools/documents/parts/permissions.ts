import { readManifest } from '../../../../src/adapters/files/app-manifest.ts'
import { textOf } from '../files.ts'
import { code, table } from './table.ts'

/** Each permission of the manifest with the reason that stands above it there. */
export function permissions(): string {
  const rows = readManifest(textOf('app.yml')).permissions.map(({ name, level, why }) => [code(name), level, why.en])
  return table(['permission', 'level', 'why'], rows)
}
