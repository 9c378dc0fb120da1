import type { SetUpContext } from '../context.ts'
import { type Item, left, there, waits } from '../item.ts'

/** Nothing that is asked of the app before its server answers would ever be heard. */
export async function lookAtServer({ app, choices }: SetUpContext): Promise<readonly Item[]> {
  if (choices.mode !== 'app') return [there('no-server', {})]
  if ((await app.state()).kind === 'none') return [waits('app')]
  const server = await app.server()
  if (server === undefined) return [left('server-unknown', {})]
  const { address } = server
  return [server.answers ? there('server', { address }) : left('server-silent', { address })]
}
