import type { Account, PullRequestState } from '../../domain/case/case.ts'
import type { LeftInPull } from '../../domain/redaction/left.ts'
import type { MeantRepository, RepositoryName } from './github.ts'

export interface PullRequestDraft {
  repository: MeantRepository
  branch: string
  title: string
  body: string
  files: readonly { path: string; content: string }[]
  message: string
}

/** A pull request of the case as GitHub shows it, with the text of its plan at the head. */
export interface PullRequestSeen {
  number: number
  head: string
  author: Account
  state: PullRequestState['state']
  /**
   * The plan's text at the head, undefined where the file is gone, or was merged into another branch than the default one;
   * its bytes where they are too many to be read.
   */
  plan: string | { bytes: number } | undefined
  /** The approvers of this very head (dismissed and older reviews left out), bots left out. */
  approvedBy: readonly Account[]
  /** The authors of this very head: nobody's words stand after theirs; bots left out. */
  writtenBy: readonly Account[]
}

/** A merge as GitHub remembers it; it does not tell by way of which app somebody merged. */
export interface MergedPullRequest {
  number: number
  branch: string
  head: string
  /** GitHub's time of the merge. */
  at: string
  by: { id: number; login: string; type: string }
}

/** Something to mend at a line of a file, shown where the reviewer reads it. */
export interface CheckAnnotation {
  path: string
  line: number
  level: 'failure' | 'warning'
  title: string
  message: string
}

export interface CheckResult {
  name: string
  conclusion: 'success' | 'failure' | 'neutral'
  title: string
  summary: string
  annotations?: readonly CheckAnnotation[]
}

/** A file to which each of several open pull requests adds a line of its own. */
export interface RenewedFile {
  path: string
  /** The account that opened them, and how their branches begin. */
  author: number
  branches: string
  /** The line that the pull request of a branch adds, in the file's text there. */
  lineOf(branch: string, text: string): string | undefined
}

/** A place that two pull requests change: a file, and lines of it as they were before both, where GitHub tells. */
export interface PlaceInFile {
  path: string
  lines: readonly string[]
}

/** One that has taken in the default branch; or, where there are places, one that could not and stays as it was. */
export interface Renewal {
  number: number
  branch: string
  head: string
  places: readonly PlaceInFile[]
}

/** A file as the branch of a pull request is to have it. */
export interface Amendment {
  branch: string
  head: string
  path: string
  text: string
  message: string
}

export interface PullRequests {
  /** Opens it once: where the branch or the pull request is there already, that one is returned. */
  open(draft: PullRequestDraft): Promise<{ number: number; head: string }>
  /** Asks these people to review it; who cannot be asked there keeps it from nothing. */
  askForReview(repository: RepositoryName, number: number, reviewers: readonly Account[]): Promise<void>
  /**
   * Changes title, text, checks and files of one that is not merged; of a merged one all but its files. Four requests, and
   * one for each commit, where there is nothing to change. Gives why it goes on showing what was to be changed, if it does.
   */
  rewrite(
    repository: RepositoryName,
    number: number,
    change: (text: string) => string,
  ): Promise<LeftInPull | 'nothing-left'>
  /** Undefined where there is none, or where that is another repository than the one that is meant. */
  see(repository: MeantRepository, number: number, plan: string): Promise<PullRequestSeen | undefined>
  /** The pull requests merged since that time, the oldest first; of the hundred that changed last. */
  mergedSince(repository: RepositoryName, since: string): Promise<MergedPullRequest[]>
  /** Paths that it adds or changes. */
  changedFiles(repository: RepositoryName, number: number): Promise<string[]>
  /** Brings the open ones up to a default branch on which another one's line was merged: one request where none is open. */
  renewOthers(repository: RepositoryName, file: RenewedFile): Promise<Renewal[]>
  /** Text of a file at a commit. */
  fileAt(repository: RepositoryName, path: string, commit: string): Promise<string | undefined>
  /**
   * Writes a file on the branch of one that is open, where that still ends with this commit. Gives the new head; undefined where
   * somebody was quicker, or GitHub does not let it be written.
   */
  amend(repository: RepositoryName, change: Amendment): Promise<string | undefined>
  /** Text of a file on the default branch, as it is or was a minute ago. */
  file(repository: RepositoryName, path: string): Promise<string | undefined>
  /** `isNew`: nobody can have checked this head before. */
  check(repository: RepositoryName, head: string, result: CheckResult & { isNew?: boolean }): Promise<void>
}
