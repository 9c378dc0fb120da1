import type { context } from '@actions/github'
import type { Fetch } from './light-fetch.ts'

/** As GitHub's own toolkit has it; read by hand, since loading that costs more than most events. */
export type Payload = typeof context.payload

/** The event that started the run; no payload where none could be read. */
export interface Started {
  name: string
  payload: Payload | undefined
  fetch: Fetch
  /** The number of the run, the same however often it is run again; '' outside of GitHub Actions. */
  runId: string
}
