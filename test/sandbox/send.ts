import { asObject, type Json } from '../../src/sandbox/json.ts'
import { fetchHere } from '../support/fetch-here.ts'

export type Reply = { status: number; body: unknown; object: Json; list: Json[]; headers: Headers }

/** Asks an embedded GitHub of this worker. */
export async function send(url: string, method: string, token: string | undefined, body?: unknown): Promise<Reply> {
  const answer = await fetchHere(url, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const parsed: unknown = text === '' ? undefined : JSON.parse(text)
  const list = Array.isArray(parsed) ? parsed.map(asObject) : []
  return { status: answer.status, body: parsed, object: asObject(parsed), list, headers: answer.headers }
}
