import type { Operation } from '../../../domain/audit/operation-check/operation.ts'
import type { FrameworkMapping } from '../../../domain/audit/pack/frameworks.ts'
import type { LedgerText } from '../../ports/ledger-texts.ts'

/** A text of a pack; the path is within its folder. */
export interface PackFile {
  path: string
  text: string
}

/** The sources of an audit pack, and where documents are read that no ledger holds; undefined where they cannot be. */
export interface PackSources {
  operation: Operation
  /** The name of the repository in which policies are adopted; its record of that, as text. */
  home: string
  adoptions: string | undefined
  /** Records that may be told of here, each with its repository. */
  records: readonly (LedgerText & { repository: string })[]
  policyText(sha: string): Promise<string | undefined>
  runbookText(id: string): Promise<string | undefined>
  pullRequest(repository: string, number: number): Promise<object | undefined>
  mapping: FrameworkMapping
  /** Confidential fields that were asked for by name. */
  reveal: readonly string[]
}

export interface EvidencePack {
  files: readonly PackFile[]
  /** Cited, and not to be read from here: paths that the pack does without. */
  missing: readonly string[]
  /** How many texts and choices were left out, since they are confidential. */
  withheld: number
}
