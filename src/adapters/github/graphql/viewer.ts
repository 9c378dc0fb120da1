import * as z from 'zod/mini'
import type { Account } from '../../../domain/case/case.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'
import { VIEWER_QUERY } from './viewer-query.ts'

export const VIEWER = {
  text: VIEWER_QUERY,
  data: z.object({ viewer: z.object({ login: z.string(), databaseId: z.int() }) }),
}

/** The account as which GitHub shows what this token does. */
export async function viewer(client: GitHubApi): Promise<Account> {
  const { login, databaseId: id } = (await askGraphql(client, VIEWER, {})).viewer
  return { id, login }
}
