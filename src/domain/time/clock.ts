export interface Clock {
  /** When it was written, in ISO 8601. */
  now: string
  /** Where times without an offset are meant: a zone of the IANA database. */
  timeZone: string
}
