import type { Actor } from '../../domain/case/ledger-line.ts'
import type { Sealer } from './sealing.ts'

/** How often and how patiently something is tried. */
export interface Patience {
  /** How often to try in all. */
  attempts: number
  sleep: (milliseconds: number) => Promise<void>
  /** From 0 up to, not including, 1. */
  random: () => number
}

/** All that writing a ledger needs beside the store. */
export interface LedgerOptions extends Patience {
  salt: () => string
  /** The app itself: in its name a text is withheld that GitHub refuses to store. */
  keeper: Actor
  /** Puts the app's seal under each append. */
  sealer: Sealer | 'no-key'
}
