import { isMap, isScalar, parseDocument } from 'yaml'
import { textOf } from '../files.ts'
import { code, table } from './table.ts'

/** Each permission of the manifest with the reason that stands above it there. */
export function permissions(): string {
  const asked = parseDocument(textOf('app.yml')).get('default_permissions')
  if (!isMap(asked)) throw new Error('app.yml asks for no permissions')
  const rows = asked.items.map(({ key, value }, at) => {
    if (!isScalar(key) || !isScalar(value)) throw new Error('a permission of app.yml is no word')
    // The comment above the first one belongs to the map itself.
    const why = (at === 0 ? asked.commentBefore : key.commentBefore) ?? ''
    return [code(String(key.value)), String(value.value), why.replaceAll('\n', '').trim()]
  })
  return table(['permission', 'level', 'why'], rows)
}
