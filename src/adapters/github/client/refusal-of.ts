import * as z from 'zod/mini'
import type { BrokenRule } from '../../../app/ports/answer-error.ts'
import { brokenRule } from './broken-rule.ts'

/** Why GitHub will go on refusing the same write. */
export type Refusal = 'secret' | 'rule' | 'archived' | 'locked'

const refusedSchema = z.lazy(() =>
  z.object({
    response: z.object({
      data: z.object({
        message: z.optional(z.string()),
        metadata: z.optional(z.object({ secret_scanning: z.optional(z.unknown()) })),
      }),
    }),
  }),
)

const WORDS: readonly [RegExp, Refusal, readonly number[]][] = [
  [/secret (?:was )?detected|contains? (?:a )?secrets?/i, 'secret', [409, 422]],
  [
    /rule violation|through a pull request|protected branch|protected ref|being restricted|required status check|verified signatures|commit message must/i,
    'rule',
    [403, 409, 422],
  ],
  [/\barchived\b/i, 'archived', [403]],
  [/\block(?:ed)?\b/i, 'locked', [403]],
]

/**
 * The reason behind a refusal whose status alone may mean a race or a missing permission. Undefined where it names none.
 * https://docs.github.com/code-security/secret-scanning/working-with-secret-scanning-and-push-protection/working-with-push-protection-from-the-rest-api
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined
  const status = 'status' in error ? error.status : undefined
  const told = answerOf(error)
  if (told?.response.data.metadata?.secret_scanning !== undefined && [403, 409, 422].includes(Number(status)))
    return 'secret'
  const message = messageOf(error)
  return WORDS.find(([words, , statuses]) => statuses.includes(Number(status)) && words.test(message))?.[1]
}

/** The rule that holds a write back. */
export const ruleOf = (error: unknown): BrokenRule => brokenRule(error instanceof Error ? messageOf(error) : '')

const messageOf = (error: Error): string => answerOf(error)?.response.data.message ?? error.message

const answerOf = (error: Error): z.infer<typeof refusedSchema> | undefined =>
  refusedSchema.safeParse(error).data ?? refusedSchema.safeParse(error.cause).data
