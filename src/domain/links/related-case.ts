/** Another case of the same repository, as far as a decision about this one looks at it. */
export interface RelatedCase {
  issue: number
  process: string
  ended: boolean
  /** The case that leads it in turn. */
  lead: number | undefined
  /** Notices that it records as sent, each with whom it reached. */
  notices: Readonly<Record<string, readonly string[]>>
}
