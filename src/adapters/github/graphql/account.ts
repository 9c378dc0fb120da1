import * as z from 'zod/mini'
import type { IssueSeen } from '../../../app/ports/github.ts'
import { GHOST } from '../issues/ghost.ts'

/** The author of something; null where the account is gone. */
export const accountSchema = z.nullable(
  z.object({ __typename: z.string(), login: z.string(), databaseId: z.nullish(z.number()) }),
)

/** GitHub writes numbers that may outgrow 32 bits as text. */
export const bigIntSchema = z.union([z.string(), z.number()])

/** As REST names them: a bot's login ends with its brackets there. */
export function authorOf(author: z.infer<typeof accountSchema>): IssueSeen['author'] {
  if (author === null) return GHOST
  const { __typename: type, login, databaseId } = author
  return { id: databaseId ?? 0, login: type === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login, type }
}
