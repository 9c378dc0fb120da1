import type { Language } from '../../domain/policy/languages.ts'

/**
 * How a company runs Hikeshi: the app on a server; the Action with an app's token; or the Action with `GITHUB_TOKEN`
 * alone, everything in one repository.
 */
export const MODES = ['app', 'action', 'one-repository'] as const
export type Mode = (typeof MODES)[number]

/** The choices of somebody who sets up; a choice that is left out stays as the template has it. */
/** The language of the base, where nobody has chosen another. */
export const DEFAULT_LOCALE: Language = 'ja'

export interface Choices {
  locale: Language
  mode: Mode
  company?: string
  phone?: string
  /** Owner and name of the incident repository. */
  repository?: RepositorySlug
  /** `owner/name@ref`, as a workflow uses it; behind a commit `# ` and its version. */
  action: string
  /** The number of the board, where it is known. */
  board?: number
  /** Other names of repositories than the base gives them. */
  names?: Readonly<Partial<Record<Place, string>>>
  /** Hours between two sweeps. */
  sweepEvery: number
  /** Logins, and teams as `team:slug`, by role. */
  people: Readonly<Record<string, readonly string[]>>
}

export interface RepositorySlug {
  owner: string
  name: string
}

/** Nobody has published the Action under a name that everyone could use: a company names its own copy. */
export const ACTION_PLACEHOLDER = 'OWNER/hikeshi@v1'
export const SWEEP_EVERY = 3
/** Hours that a schedule can keep over midnight. */
export const SWEEP_HOURS: readonly number[] = [1, 2, 3, 4, 6, 8, 12]

/** A file that a checkout should have, with `/` between folders. */
export interface PlannedFile {
  path: string
  text: string
}

/** A file that a company begins with. */
export interface CompanyFile extends PlannedFile {
  /** It follows from the policy, now and later; any other is the company's own once it lies there. */
  generated: boolean
}

/** The repositories that a set-up has to do with, as a policy knows them. */
export type Place = 'incidents' | 'restricted' | 'runbooks'
