import type { Language } from '../../domain/policy/basics.ts'
import { LANGUAGES } from '../../domain/policy/languages.ts'
import { BrokenWorldError } from './broken-world.ts'

type Variables = Readonly<Record<string, string | undefined>>

export const RUNS = ['event', 'sweep', 'audit', 'check', 'report', 'verify'] as const
export type Run = (typeof RUNS)[number]

/** The inputs of the workflow, and where the run takes place. */
export interface Inputs {
  run: Run
  token: string
  /** The app's private key, which seals records, and the one before it; empty: none. */
  key: string
  previousKey: string
  policyFile: string
  /** Left out: the policy's. */
  locale: Language | undefined
  repository: { owner: string; name: string }
  apiUrl: string
  /** The checkout, where there is one. */
  workspace: string
}

/** The language of the input, if it is one: what is wrong with the other inputs is said in it, too. */
export const localeAsked = (getInput: (name: string) => string): Language | undefined =>
  LANGUAGES.find((each) => each === getInput('locale'))

/** Reads the inputs as the runner hands them over, by `getInput` of `@actions/core`. */
export function readInputs(getInput: (name: string) => string, env: Variables): Inputs {
  const asked = getInput('run') || 'event'
  const run = RUNS.find((each) => each === asked)
  if (run === undefined) throw new BrokenWorldError('no-run', { asked, known: RUNS.join(', ') })
  const named = getInput('locale')
  const locale = localeAsked(getInput)
  if (named !== '' && locale === undefined) throw new BrokenWorldError('no-locale', { named })
  const [owner = '', name = ''] = (env.GITHUB_REPOSITORY ?? '').split('/')
  return {
    ...{ run, locale, token: getInput('token'), key: getInput('key'), previousKey: getInput('previous-key') },
    ...{ policyFile: getInput('policy') || '.github/hikeshi.yml' },
    ...{ repository: { owner, name }, apiUrl: env.GITHUB_API_URL || 'https://api.github.com' },
    workspace: env.GITHUB_WORKSPACE || '.',
  }
}
