/** Why words that were taken out of a record stay in a pull request. */
export const LEFT_IN_PULL = ['out-of-reach', 'merged', 'no-branch', 'commits', 'too-large'] as const
export type LeftInPull = (typeof LEFT_IN_PULL)[number]

/** The same of everything that the app wrote of a case. */
export const LEFT = [...LEFT_IN_PULL, 'locked', 'issue-gone'] as const
