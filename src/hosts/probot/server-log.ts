import { type DestinationStream, type Logger, pino } from 'pino'

/** Characters of a message or a stack: longer ones hold somebody's text. */
const LONGEST = 4_000
/** Errors that one error is made of. */
const MOST = 10
const TEXTS = ['type', 'message', 'stack', 'name', 'kind', 'route', 'code'] as const

/**
 * The log of the server. Of an error it takes the words that say what went wrong and where, and nothing that came with it:
 * libraries hang whole deliveries and requests on theirs, signed or not, and what is in those is confidential, or as long
 * as a stranger likes.
 */
export const serverLog = (level: string, to: DestinationStream): Logger =>
  pino(
    {
      level,
      serializers: { err: loggedError, error: loggedError },
      hooks: {
        // An error that comes without words is given its own as the line's: as long as they are.
        logMethod(args, method) {
          const [what, ...words] = args as unknown[]
          const error = what instanceof Error ? what : (what as { err?: unknown } | undefined)?.err
          if (words.length > 0 || !(error instanceof Error)) method.apply(this, args)
          else
            method.apply(this, [
              { ...(what === error ? {} : (what as object)), err: error },
              error.message.slice(0, LONGEST),
            ])
        },
      },
    },
    to,
  )

function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const told = pino.stdSerializers.err(error) as unknown as Record<string, unknown>
  const texts = TEXTS.flatMap((key) => {
    const text = told[key]
    return typeof text === 'string' ? [[key, text.slice(0, LONGEST)] as const] : []
  })
  const parts = error instanceof AggregateError ? error.errors.slice(0, MOST).map(loggedError) : []
  return {
    ...Object.fromEntries(texts),
    ...(typeof told.status === 'number' && { status: told.status }),
    ...(parts.length > 0 && { aggregateErrors: parts }),
  }
}
