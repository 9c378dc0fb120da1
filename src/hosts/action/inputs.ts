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

/** Reads the inputs as the runner hands them over, by `getInput` of `@actions/core`. */
export function readInputs(getInput: (name: string) => string, env: Variables): Inputs {
  const asked = getInput('run') || 'event'
  const run = RUNS.find((each) => each === asked)
  if (run === undefined)
    throw new BrokenWorldError(`There is no run "${asked}".`, `Set the input "run" to one of: ${RUNS.join(', ')}.`)
  const named = getInput('locale')
  const locale = LANGUAGES.find((each) => each === named)
  if (named !== '' && locale === undefined)
    throw new BrokenWorldError(`There is no locale "${named}".`, `Set the input "locale" to ${LANGUAGES.join(' or ')}.`)
  const [owner = '', name = ''] = (env.GITHUB_REPOSITORY ?? '').split('/')
  return {
    ...{ run, locale, token: getInput('token'), key: getInput('key'), previousKey: getInput('previous-key') },
    ...{ policyFile: getInput('policy') || '.github/hikeshi.yml' },
    ...{ repository: { owner, name }, apiUrl: env.GITHUB_API_URL || 'https://api.github.com' },
    workspace: env.GITHUB_WORKSPACE || '.',
  }
}
