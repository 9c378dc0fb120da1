/** Where something stands in a file; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface DraftStep extends Place {
  readonly text: string
}

export interface DraftSection extends Place {
  readonly heading: string
  readonly steps: readonly DraftStep[]
}

/** A runbook file as it was read, before anybody asks whether it is right. */
export interface RunbookDraft {
  readonly path: string
  readonly head: unknown
  /** Place of each key and list item of the head, by its path joined with dots; the head itself by the empty path. */
  readonly places: ReadonlyMap<string, Place>
  readonly sections: readonly DraftSection[]
}
