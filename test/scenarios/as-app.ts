import { signAppToken } from '../../src/sandbox/app-token.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { send } from '../sandbox/send.ts'

/** Writes as the app itself: what an instance leaves behind that is killed right after. */
export async function asApp(
  { url, app, secrets }: Sandbox,
  method: string,
  path: string,
  body: unknown,
): Promise<{ id: number; number: number }> {
  const jwt = signAppToken(app.id, secrets.privateKey)
  const { object } = await send(`${url}/app/installations/${app.installationId}/access_tokens`, 'POST', jwt)
  const answer = await send(url + path, method, String(object.token), body)
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}`)
  return { id: Number(answer.object.id), number: Number(answer.object.number) }
}
