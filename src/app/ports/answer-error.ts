/** The rule of a ruleset or of a protected branch that holds a write back, as far as GitHub names it. */
export const BROKEN_RULES = [
  'creation',
  'update',
  'deletion',
  'pull-request',
  'signature',
  'message',
  'author',
  'status-check',
  'other',
] as const
export type BrokenRule = (typeof BROKEN_RULES)[number]

/** Why GitHub would not, or could not, as far as its answer tells. */
export type AnswerReason =
  | { kind: 'unauthorised' | 'archived' | 'locked' | 'secret' | 'not-found' | 'unreachable' | 'refused' }
  /** It was there, and was deleted or switched off; it is elsewhere by now; the app was taken off, or never put on. */
  | { kind: 'gone' | 'moved' | 'not-installed' }
  | { kind: 'rule'; rule: BrokenRule }
  /** Such as `issues: write`, where GitHub or the path tells. */
  | { kind: 'permission-missing'; permission: string | undefined }
  /** When it may be asked again, where GitHub tells. */
  | { kind: 'rate-limited'; until: Date | undefined }

/** An answer of GitHub that is none, with its reason: what can never succeed is no race, and nothing to be tried again. */
export abstract class AnswerError extends Error {
  override name = 'AnswerError'
  readonly reason: AnswerReason

  protected constructor(message: string, reason: AnswerReason, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
