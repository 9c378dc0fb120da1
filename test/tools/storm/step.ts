import type { FormInput } from '../../../src/domain/issue-form/issue-body.ts'

/** One thing that somebody does, or that happens; cases by the order in which the story reports them. */
export type Step =
  | { act: 'reports'; by: string; language: 'ja' | 'en'; input: FormInput }
  /** The form of another process. */
  | { act: 'files'; by: string; process: string; language: 'ja' | 'en'; input: FormInput }
  | { act: 'writes without a form'; by: string; text: string }
  | { act: 'says'; by: string; on: number; text: string }
  | { act: 'labels' | 'unlabels'; by: string; on: number; label: string }
  | { act: 'moves the card'; by: string; on: number; to: string }
  | { act: 'takes the card away'; by: string; on: number }
  | { act: 'closes'; by: string; on: number; as: 'completed' | 'not_planned' }
  | { act: 'reopens'; by: string; on: number }
  | { act: 'edits the report'; by: string; on: number; language: 'ja' | 'en'; input: FormInput }
  /** Of the comments that people wrote on it, the last but so many. */
  | { act: 'edits a comment'; by: string; on: number; back: number; text: string }
  | { act: 'deletes a comment'; by: string; on: number; back: number }
  /** The app's own words: its status comment, or an answer. */
  | { act: 'deletes an answer' | 'overwrites an answer'; by: string; on: number; back: number }
  | { act: 'overwrites the status comment' | 'deletes the status comment'; by: string; on: number }
  | { act: 'writes, approves and merges the plan'; on: number }
  | { act: 'closes an action item'; by: string; on: number }
  /** A sign of somebody's own on somebody's comment. */
  | { act: 'reacts'; by: string; on: number; back: number; sign: '+1' | 'confused' }
  | { act: 'locks' | 'unlocks'; by: string; on: number }
  /** To where few may read, or for good. */
  | { act: 'transfers it' | 'deletes it'; by: string; on: number }
  | { act: 'everything is delivered once more' }
  | { act: 'time passes'; duration: string }
  | { act: 'a sweep' }
  | { act: 'two sweeps at once' }
  | { act: 'the app is killed and started again' }

/** The faults meanwhile; as `POST {control}/faults` and `POST {control}/github` take them. */
export interface Weather {
  faults: Readonly<Record<string, number | boolean | readonly string[]>>
  github: Readonly<Record<string, string>>
}

export interface Move {
  step: Step
  /** Whether the next one happens only once the app has come to rest. */
  waits: boolean
}

export interface Story {
  weather: Weather
  moves: readonly Move[]
}

/** A story as a short script that one can read, and play again by hand. */
export function scriptOf({ weather, moves }: Story): string {
  const lines = moves.map(
    ({ step, waits }, at) => `${String(at + 1).padStart(3)}. ${inWords(step)}${waits ? '' : ' …'}`,
  )
  const faults = Object.keys(weather.faults).length > 0 ? [`faults ${JSON.stringify(weather.faults)}`] : []
  const github = Object.keys(weather.github).length > 0 ? [`github ${JSON.stringify(weather.github)}`] : []
  return [...faults, ...github, ...lines].map((line) => `  ${line}`).join('\n')
}

function inWords(step: Step): string {
  const { act, ...given } = step
  if (!('by' in given)) return [act, ...Object.values(given).map(String)].join(' ')
  const { by, ...rest } = given
  const on = 'on' in rest ? ` on case ${rest.on}` : ''
  const more = Object.entries(rest)
    .filter(([key]) => key !== 'on')
    .map(([, value]) => (typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value)))
  return `${by} ${act}${on} ${more.join(' ')}`.trimEnd()
}
