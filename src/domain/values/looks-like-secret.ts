const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY/
/** As keys and tokens are: long, in one piece, letters and digits mixed. */
const RUN = /[\w+=~-]{16,}/g

/** Whether a text may hold what GitHub takes for a secret; GitHub itself does not say which text it means. */
export const looksLikeSecret = (text: string): boolean =>
  PRIVATE_KEY.test(text) || (text.match(RUN) ?? []).some((run) => /\d/.test(run) && /[A-Za-z]/.test(run))
