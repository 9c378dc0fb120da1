import type { Json } from './json.ts'

/** An answer in GitHub's error form, thrown from wherever it becomes clear. */
export class HttpError extends Error {
  readonly status: number
  readonly errors: unknown[] | undefined
  readonly headers: Record<string, string>
  readonly metadata: object | undefined

  constructor(
    status: number,
    message: string,
    more: { errors?: unknown[]; headers?: Record<string, string>; metadata?: object } = {},
  ) {
    super(message)
    this.status = status
    this.errors = more.errors
    this.headers = more.headers ?? {}
    this.metadata = more.metadata
  }

  body(): Json {
    return {
      message: this.message,
      ...(this.errors ? { errors: this.errors } : {}),
      ...(this.metadata ? { metadata: this.metadata } : {}),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    }
  }
}

export const notFound = (): HttpError => new HttpError(404, 'Not Found')

export const invalid = (resource: string, field: string, message: string): HttpError =>
  new HttpError(422, 'Validation Failed', { errors: [{ resource, code: 'custom', field, message }] })
