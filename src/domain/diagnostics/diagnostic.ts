/**
 * Something that is not as it should be, wherever the app looks: in a policy, a runbook, a record, a set-up. Its code
 * names the sort of it, for scripts and for whoever looks it up; where it is, each place says in its own terms; and it is said
 * `InIds` as long as only a rule has found it, `InWords` once somebody is to read it.
 */
export type Diagnostic<Code extends string, Where extends object, Words extends object> = { code: Code } & Where & Words

/** An error keeps something from working or from counting; a warning is worth knowing. What has none is an error. */
export interface Graded {
  severity: Severity
}
export type Severity = 'error' | 'warning'

/** Ids by name: the words are chosen where they are shown, in the language of who reads them. */
export interface InIds {
  params: Readonly<Record<string, string>>
}

/** One sentence, for whoever reads it. */
export interface InWords {
  message: string
}

/** The remedy of a finding. */
export interface Remedied extends InWords {
  remedy: string
}

/** Lines and columns count from 1, as editors do. */
export interface InFile {
  path: string
  line: number
  column: number
}

/** A place in a document of keys and lists, by the keys that lead there. */
export interface AtKeys {
  path: readonly (string | number)[]
}
