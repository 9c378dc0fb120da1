import type { BrokenRule } from '../../../app/ports/answer-error.ts'

/** The words by which GitHub names a rule, on a push and in answers of its API. */
const WORDS: readonly [RegExp, BrokenRule][] = [
  [/creations being restricted|cannot create ref/i, 'creation'],
  [/through a pull request|through the merge queue/i, 'pull-request'],
  [/verified signatures/i, 'signature'],
  [/commit message must/i, 'message'],
  [/(?:author|committer) email must/i, 'author'],
  [/status checks? .*(?:expected|failing)|required status check/i, 'status-check'],
  [/cannot delete/i, 'deletion'],
  [/cannot update this protected ref|cannot force-push/i, 'update'],
]

export const brokenRule = (message: string): BrokenRule => WORDS.find(([words]) => words.test(message))?.[1] ?? 'other'
