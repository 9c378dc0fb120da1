import type { SetUpContext } from '../context.ts'
import { type Item, there } from '../item.ts'

/** The organisation's existence, and that it is the caller's, were looked at before anything else. */
export const lookAtOrganisation = async ({ organisation, viewer, web }: SetUpContext): Promise<readonly Item[]> => [
  there(
    'organisation',
    { organisation: organisation.login, login: viewer.login },
    `${web}/orgs/${organisation.login}/people`,
  ),
]
