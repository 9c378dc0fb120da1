import type { IssueSeen } from '../ports/github.ts'
import type { GROUND_TRIALS, ORGANISATION_TRIALS, Outcome } from './trial.ts'

/** The rehearsing person's acts on the issue of the drill, and on no other. */
export interface DrillHands {
  /** Those that the same person began and did not end, newest last. */
  begun(): Promise<readonly IssueSeen[]>
  open(issue: { title: string; body: string; label: string }): Promise<IssueSeen>
  /** Gives the comment's node id. */
  says(number: number, body: string): Promise<string>
  labels(number: number, label: string): Promise<void>
  edits(number: number, body: string): Promise<void>
  closes(number: number): Promise<void>
  lock(number: number, isOn: boolean): Promise<void>
  movesCard(item: number, column: string): Promise<void>
  /** The meaning of an error for a door: GitHub refused this person, or something else is not as believed; undefined: neither. */
  refused(error: unknown): Outcome | undefined
  /** Whether GitHub takes the signs on a comment for this person's own. */
  isOwnSign(nodeId: string): Promise<boolean>
}

/** Something that was made, by its address, and whether it is gone again. */
export interface Made {
  what: 'drill' | 'repository' | 'team'
  at: string
  isGone: boolean
  /** GitHub's words where it could not be taken away, or a drill not be told that the rehearsal is over. */
  why: string | undefined
}

/** A repository and a team that the rehearsal makes and takes away. */
export interface Grounds {
  /**
   * The remains of an interrupted rehearsal are used again; throws where something else has the name. Gives GitHub's words where it
   * lets this person make none.
   */
  prepare(): Promise<'ready' | { refused: string }>
  tryOut(trial: (typeof GROUND_TRIALS)[number] | (typeof ORGANISATION_TRIALS)[number]): Promise<Outcome>
  /** Takes away what there is of it; never throws. */
  clear(): Promise<readonly Made[]>
}
