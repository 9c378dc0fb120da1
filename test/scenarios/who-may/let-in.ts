import { send } from '../../sandbox/send.ts'
import { STAFF } from '../../support/people.ts'
import { installationToken } from '../as-app.ts'
import type { Company } from '../company.ts'
import { BOT, CLIENT, type Column, STRANGER } from './columns.ts'
import type { Request } from './requests.ts'

/** All may write there, save the account without access: where GitHub itself kept somebody from it, nothing would be tried. */
export async function letIn({ call }: Company, repository: string): Promise<void> {
  for (const login of [...STAFF, BOT.login])
    await call('admin', 'PUT', `/repos/${repository}/collaborators/${login}`, { permission: 'push' })
}

/** A request as this kind of person makes it. */
export async function sentBy(
  { call, sandbox }: Company,
  column: Column,
  [method, path, body]: Request,
): Promise<{ status: number; body: unknown }> {
  if (column.is !== 'app') return call(tokenOf(column), method, path, body)
  const { status, object } = await send(sandbox.url + path, method, await installationToken(sandbox), body)
  return { status, body: object }
}

/** Whose token it is that he acts with. */
export const tokenOf = ({ id, is, person }: Column): string =>
  is === 'by-way-of-an-app'
    ? `ghu_${CLIENT}_${person}`
    : is === 'bot'
      ? BOT.login
      : id === 'reader'
        ? 'admin'
        : is === 'bearer-of-the-old-login'
          ? STRANGER
          : person
