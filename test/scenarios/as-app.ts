import { signAppToken } from '../../src/sandbox/app-token.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { send } from '../sandbox/send.ts'

/** A token of the app's installation, as an Action makes it. */
export async function installationToken({ url, app, secrets }: Sandbox): Promise<string> {
  const jwt = signAppToken(app.id, secrets.privateKey)
  const { object } = await send(`${url}/app/installations/${app.installationId}/access_tokens`, 'POST', jwt)
  return String(object.token)
}

/** Writes as the app itself: what an instance leaves behind that is killed right after. */
export async function asApp(
  sandbox: Sandbox,
  method: string,
  path: string,
  body: unknown,
): Promise<{ id: number; number: number }> {
  const answer = await send(sandbox.url + path, method, await installationToken(sandbox), body)
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}`)
  return { id: Number(answer.object.id), number: Number(answer.object.number) }
}
