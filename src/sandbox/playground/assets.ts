import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../organisation/templates.ts'
import type { Answer } from '../route.ts'

const TYPES: Readonly<Record<string, string>> = { 'playground.js': 'text/javascript', 'playground.css': 'text/css' }

export const ASSETS_PATH = '/_playground'

/** The playground's program and style sheet, as the build left them in `dist`. */
export function assets(method: string, url: URL): Answer | undefined {
  const name = url.pathname.startsWith(`${ASSETS_PATH}/`) ? url.pathname.slice(ASSETS_PATH.length + 1) : ''
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (method !== 'GET' || type === undefined) return undefined
  const file = join(packageRoot(), 'dist', name)
  if (!existsSync(file)) return { status: 404, body: { message: `dist/${name} is not there: npm run build makes it` } }
  return {
    status: 200,
    body: readFileSync(file, 'utf8'),
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  }
}
