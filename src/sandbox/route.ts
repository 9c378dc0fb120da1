import type { Actor } from './actor.ts'
import type { Json } from './json.ts'

export type FrontRequest = {
  method: string
  /** As sent, with the repository's name in the spelling GitHub keeps. */
  path: string
  query: URLSearchParams
  params: Record<string, string>
  body: Json
  /** The body where it is no object: labels may be sent as a bare list. */
  json: unknown
  actor: Actor
}

/** `isPlanted`: somebody asked for this very answer, which need not be one of GitHub's. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string>; isPlanted?: true }
export type Handler = (request: FrontRequest) => Promise<Answer> | Answer
export type Route = { method: string; pattern: RegExp; handler: Handler }

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const noContent = (): Answer => ({ status: 204 })

/**
 * `route('GET /repos/{owner}/{repo}/git/ref/{ref+}', …)`: `{name}` is one path segment, `{name+}` the rest of the path,
 * `{name#}` a number.
 */
export function route(pattern: string, handler: Handler): Route {
  const [method = '', path = ''] = pattern.split(' ')
  const source = path
    .replace(/[.*?^$()[\]\\|]/g, '\\$&')
    .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)#\}/g, '(?<$1>\\d+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return { method, pattern: new RegExp(`^${source}/?$`), handler }
}

/** The first route that fits, with its parameters decoded. */
export function match(routes: readonly Route[], method: string, path: string) {
  for (const each of routes) {
    const found = each.method === method ? each.pattern.exec(path) : null
    if (found) {
      const entries = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
      return { handler: each.handler, params: Object.fromEntries(entries) as Record<string, string> }
    }
  }
  return undefined
}
