import type { IssueRef, RepositoryName } from './github.ts'

/** A single-select field of an organisation's issues. */
export interface IssueField {
  id: number
  name: string
  options: readonly string[]
}

/** `refused`: for good, as where the app may not; `unknown-here`: the server is older than that. */
export type SettingResult = 'set' | 'refused' | 'unknown-here'

/** Types, fields and dependencies of issues. What an organisation has is asked for once in a while. */
export interface IssueSettings {
  /** Types that issues of this repository may have; undefined where GitHub tells of none. */
  types(repository: RepositoryName): Promise<readonly string[] | undefined>
  /** Undefined where this token may not see them, or there are none. */
  fields(owner: string): Promise<readonly IssueField[] | undefined>
  setType(ref: IssueRef, type: string): Promise<SettingResult>
  setField(ref: IssueRef, field: number, option: string): Promise<SettingResult>
  /** Numbers of the issues by which it is blocked, in pages; undefined where the server knows no dependencies. */
  blockers(ref: IssueRef): Promise<readonly number[] | undefined>
  /** By the other issue's id. */
  addBlocker(ref: IssueRef, blocker: number): Promise<SettingResult>
}
