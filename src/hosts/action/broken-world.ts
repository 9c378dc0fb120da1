type Broken =
  | 'no-token'
  | 'no-event'
  | 'no-place'
  | 'not-adopted'
  | 'unread-file'
  | 'foreign-file'
  | 'no-run'
  | 'no-locale'

/**
 * An obstacle that keeps a run from doing its work; a refusal is no such thing. What is broken, and what somebody can do
 * about it, stands in `templates/texts/warnings`.
 */
export class BrokenWorldError extends Error {
  override name = 'BrokenWorldError'
  readonly id: Broken
  readonly about: Readonly<Record<string, string>>

  constructor(id: Broken, about: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(`${id} ${Object.values(about).join(', ')}`.trim(), options)
    this.id = id
    this.about = about
  }
}
