import { HttpError } from './http-error.ts'

/** Manners of a server that differ from what GitHub does elsewhere: one key for each, with all that it may be. */
const MOODS = {
  /** `full`: no parent takes one more; `missing`: the server is older than sub-issues. */
  subIssues: ['there', 'full', 'missing'],
  /**
   * Types, fields and dependencies of issues. `fields-unseen`: the app may not list the fields; `refused`: GitHub drops types
   * without a word and refuses the rest; `missing`: the server is older than all of them.
   */
  issueSettings: ['there', 'fields-unseen', 'refused', 'missing'],
  /**
   * `suspended`: by the organisation's owner; the app hears nothing and may do nothing, and its tokens are taken back. `gone`:
   * the owner has taken it off; installed again, it has another number.
   */
  installation: ['there', 'suspended', 'gone'],
  /** Acts that a locked conversation refuses an app: commenting, or editing its comments as well (which of both is assumed). */
  locked: ['comments', 'everything'],
  /** `missing`: moves on a board leave no trace in timelines, as reported since September 2026. */
  statusEvents: ['there', 'missing'],
  /** `apart`: a timeline's times are a second later than what the item itself says. */
  times: ['same', 'apart'],
  /** `closed`: people find it among the closed ones, and nothing else changes; `unseen`: the app may not see it any more. */
  board: ['there', 'closed', 'unseen', 'deleted'],
  /** `missing`: an Enterprise Server whose REST API knows no Projects. */
  projects: ['there', 'missing'],
  /** `missing`: the server tells nobody who moved a branch from where. */
  activity: ['there', 'missing'],
} as const

export type Moods = { -readonly [Name in keyof typeof MOODS]: (typeof MOODS)[Name][number] }

export const usualMoods = (): Moods => ({
  subIssues: 'there',
  issueSettings: 'there',
  installation: 'there',
  locked: 'comments',
  statusEvents: 'there',
  times: 'same',
  board: 'there',
  projects: 'there',
  activity: 'there',
})

const isMood = (name: string): name is keyof Moods => Object.hasOwn(MOODS, name)

/** Sets what is named, and gives all of them. */
export function setMoods(moods: Moods, wanted: Record<string, unknown>): Moods {
  for (const [name, value] of Object.entries(wanted)) {
    if (!isMood(name)) throw new HttpError(422, `There is no ${name}: give ${Object.keys(MOODS).join(', ')}`)
    const mood = MOODS[name].find((each) => each === value)
    if (mood === undefined) throw new HttpError(422, `${name} is one of ${MOODS[name].join(', ')}`)
    Object.assign(moods, { [name]: mood })
  }
  return moods
}
