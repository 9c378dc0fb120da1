import type { Answer } from './route.ts'
import type { Request } from './server.ts'

const PASSED = ['content-type', 'user-agent', 'x-github-event', 'x-github-delivery', 'x-hub-signature-256']

/** The app's processes behind one address that outlives them: a signed request sent there reaches whose turn it is. */
export async function relay(request: Request, target: string | undefined): Promise<Answer> {
  if (!target) return { status: 503, body: { message: 'No app is running' } }
  const headers = PASSED.flatMap((name) => {
    const value = request.headers[name]
    return typeof value === 'string' ? [[name, value] as [string, string]] : []
  })
  try {
    const answer = await fetch(target, { method: request.method, headers, body: new Uint8Array(request.raw) })
    return {
      status: answer.status,
      body: await answer.text(),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    }
  } catch {
    return { status: 502, body: { message: 'The app does not answer' } }
  }
}

/** Whether the app's server is up, as it says itself. */
export async function ping(target: string | undefined): Promise<Answer> {
  const answer = target === undefined ? undefined : await fetch(new URL('/ping', target)).catch(() => undefined)
  return answer === undefined
    ? { status: 503, body: { message: 'No app is running' } }
    : { status: answer.status, body: await answer.text(), headers: { 'content-type': 'text/plain; charset=utf-8' } }
}
