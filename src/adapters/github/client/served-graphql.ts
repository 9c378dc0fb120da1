import * as z from 'zod/mini'
import type { AskedRoute } from './asked-route.ts'
import { GitHubError } from './github-error.ts'
import { untilReset } from './rate-limit.ts'

const errorSchema = z.object({
  type: z.optional(z.string()),
  message: z.string(),
  path: z.optional(z.array(z.union([z.string(), z.number()]))),
})
export type GraphqlError = z.infer<typeof errorSchema>

const answerSchema = z.object({ data: z.optional(z.unknown()), errors: z.optional(z.array(errorSchema)) })

export const graphqlAnswer = (data: unknown): z.infer<typeof answerSchema> => answerSchema.safeParse(data).data ?? {}

interface Answer {
  headers: object
  data: unknown
}

/** Where GitHub does not say how long its limit holds. */
const A_WHILE = 60_000
const isGraphql = ({ path }: AskedRoute): boolean => path.endsWith('/graphql')

/**
 * An answer of GraphQL with status 200, said as REST says it. Its limit is one of its own: once that is used up nothing is
 * asked of it until the reset, and whoever can goes on by REST.
 * https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
export function graphqlServing(now: () => Date) {
  let usedUpUntil = 0
  return {
    /** Throws where nothing is to be asked now. */
    begin(asked: AskedRoute): void {
      if (!isGraphql(asked) || now().getTime() >= usedUpUntil) return
      const why = Object.assign(new Error('its hourly limit is used up'), { status: 422 })
      throw new GitHubError('refused', asked, why)
    },

    served<Whole extends Answer>(asked: AskedRoute, answer: Whole): Whole {
      if (!isGraphql(asked)) return answer
      const { data, errors = [] } = graphqlAnswer(answer.data)
      const said = (words: RegExp): boolean => errors.some(({ message }) => words.test(message))
      const fail = (status: number): never => {
        throw Object.assign(new Error(errors[0]?.message ?? ''), { status, response: answer })
      }
      if (errors.some(({ type }) => type === 'RATE_LIMITED'))
        usedUpUntil = now().getTime() + (untilReset({ ...answer.headers }) ?? A_WHILE)
      if (said(/secondary rate limit/i)) return fail(403)
      // A mutation that came so far may have been done: whoever sent it looks.
      if ((data === undefined || data === null) && said(/something went wrong while executing/i)) return fail(502)
      return answer
    },
  }
}
