/** An obstacle that keeps a run from doing its work, with what somebody can do about it; a refusal is no such thing. */
export class BrokenWorldError extends Error {
  override name = 'BrokenWorldError'
  readonly remedy: string

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.remedy = remedy
  }
}
