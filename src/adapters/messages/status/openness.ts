/** How much of each part stands open; the rest is folded below it, and nothing is left out. */
export interface Openness {
  steps: number
  reasons: number
  clocks: number
  /** How long a step may be that stands open. */
  words: number
  /** Whether the headings to copy stand open: where they are many they are one tap away. */
  skeleton: boolean
}

/** Tried in turn until two screens of a phone are enough. */
export const OPENNESS: readonly [Openness, ...Openness[]] = [
  { steps: 5, reasons: 2, clocks: 2, words: 600, skeleton: true },
  { steps: 4, reasons: 1, clocks: 2, words: 600, skeleton: true },
  { steps: 3, reasons: 1, clocks: 1, words: 200, skeleton: true },
  { steps: 2, reasons: 1, clocks: 1, words: 120, skeleton: true },
  { steps: 2, reasons: 0, clocks: 1, words: 120, skeleton: true },
  { steps: 2, reasons: 0, clocks: 1, words: 120, skeleton: false },
  { steps: 2, reasons: 0, clocks: 1, words: 80, skeleton: false },
  { steps: 1, reasons: 0, clocks: 1, words: 120, skeleton: false },
  { steps: 1, reasons: 0, clocks: 1, words: 60, skeleton: false },
]
