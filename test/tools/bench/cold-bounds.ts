/** The requests that a run of the Action may make that knows nothing yet, and how often one waits for another. */
export interface Asked {
  requests: number
  trips: number
}

export const COLD = {
  nothing: { requests: 0, trips: 0 },
  opening: { requests: 14, trips: 6 },
  /** By whatever door. */
  accepted: { requests: 10, trips: 4 },
  refused: { requests: 9, trips: 4 },
} as const satisfies Readonly<Record<string, Asked>>

export const CASES_A_REQUEST = 25

/** A round in which nothing is new, over so many open cases. */
export const coldSweep = (cases: number): Asked => ({ requests: 20 + Math.floor(cases / CASES_A_REQUEST), trips: 8 })
