import type { CallStanding } from '../calls/call-standing.ts'
import type { Findings } from '../findings/findings.ts'
import { ownProperty } from '../values/own-property.ts'

/** One run of a process: what its ledger says, folded (`evolve`). */
export interface Case {
  process: string
  phase: string
  /** The repository's issue that shows the case. */
  issue: number
  repository: { id: number; name: string }
  opened: { at: string; by: Account; language: string }
  /** The form's last answer to each field, also where other words have come to count since. */
  form: Readonly<Record<string, Pick<Fact, 'values' | 'text'>>>
  /** The settled or provisional value that counts now; earlier ones stay in the ledger. */
  facts: Readonly<Record<string, Fact>>
  /** Every option that was ever recorded in a field. */
  history: Readonly<Record<string, readonly string[]>>
  /** When each field was first recorded, by the time of the act. */
  firsts: Readonly<Record<string, string>>
  runbook: { id: string; executive: string; ties: readonly string[]; by: 'rule' | 'person' | 'schedule' } | undefined
  executive: Account | undefined
  organisation: Organisation | undefined
  /** Acts of stand-ins that their principal has not ratified yet (追認). */
  unratified: readonly Acting[]
  /** First act of an officer, deputy or executive. */
  answered: string | undefined
  /** When somebody of a role first acted, of those roles whose knowing of the case a clock waits for. */
  rolesActed: Readonly<Record<string, string>>
  /** Accounts by whose hand something was recorded here. */
  acted: readonly number[]
  /** Roles in charge whose time to answer has run out. */
  unanswered: readonly string[]
  /** Ledger lines of references to evidence, and of contacts made outside. */
  evidence: readonly number[]
  contacts: readonly number[]
  recovered: Readonly<Record<string, Claim>>
  actions: readonly ActionItem[]
  /** The findings of the operation check, in a case that draws one up (R5-1). */
  findings: Findings | undefined
  approvals: readonly Approval[]
  consents: readonly Approval[]
  acknowledged: Readonly<Record<string, Acknowledged>>
  /** The acknowledgements of each document, each for oneself or recorded for somebody, and who need not. */
  acknowledgements: readonly Acknowledgement[]
  notices: Readonly<Record<string, Claim & { by: Account }>>
  /** Texts of notices that were drawn up, in their order. */
  drafts: readonly (Claim & { notice: string })[]
  pulls: Readonly<Record<string, PullRequestState>>
  /** When each pull request was first seen as merged. */
  merged: Readonly<Record<string, string>>
  /** The line that told of it. */
  mergedIn: Readonly<Record<string, number>>
  /** The reminders that clocks have sent, and the deadline that each was sent of. */
  reminded: Readonly<Record<string, string>>
  /** The calls outside GitHub: the standing of each, by its key. */
  calls: Readonly<Record<string, CallStanding>>
  links: readonly { kind: 'duplicate' | 'part'; issue: number }[]
  /** Cases that this one leads, and which line of ours tells which of theirs. */
  children: readonly { issue: number; as: 'duplicate' | 'part'; entries: Readonly<Record<number, number>> }[]
  /** Where GitHub shows the case: ids of what the app itself has made. */
  screen: Readonly<Record<string, number>>
  /** Node ids of these, as far as GitHub told them. */
  nodes: Readonly<Record<string, string>>
  /** Gates that an exception opened: the requirement, the exception's issue, and whether it came before its approval. */
  waived: readonly Waived[]
  /** Which policy each document was drawn up from, and what its words come to; in their order. */
  drawn: readonly Drawn[]
  /** Its issue is elsewhere now, or nowhere. */
  relocated: Relocated | undefined
  /** From which repository and issue it came, where somebody moved it here. */
  cameFrom: { repository: string; issue: number } | undefined
  /** Phases in the order they were entered. */
  path: readonly { phase: string; at: string; by: Account; seq: number; reason?: string }[]
  lines: number
}

/** `by` the app itself, where nobody heard of it and it was only found so. `to` is where it was moved, as far as it was told. */
export interface Relocated extends Claim {
  what: 'transferred' | 'deleted'
  by: Account
  /** `owner/name`. */
  to: { repository: string; issue: number } | undefined
}

/** A requirement that was not asked for on entering a phase, and by which exception (R6-1). */
export interface Waived {
  to: string
  clause: string
  exception: number
  ahead: boolean
}

/** A document as it was drawn up from a policy. */
export interface Drawn extends Claim {
  document: string
  /** The blob of the policy. */
  policy: string
  /** Of what it says, whatever its language. */
  digest: string
}

/** Something that somebody says was done: when, and in which line. */
export interface Claim {
  at: string
  seq: number
}

/** An acknowledgement of a document, in the edition of that moment. */
export interface Acknowledged extends Claim {
  by: Account
  /** The facts that were provisional or unknown in the case then. */
  open: readonly string[]
  /** The facts open in the edition before, and when they came to be known: this edition was due since then. */
  known: readonly { field: string; at: string }[]
}

/** One person or group that has taken note, or need not for a stated reason (R4.1-1e). */
export interface Acknowledgement extends Claim {
  what: string
  /** `account:<id>`, `group:<id>`, `customer:<id>` or `person:<name>`. */
  whose: string
  by: Account
  /** Why whoever is meant need not take note; else undefined. */
  exempt: string | undefined
  /** Where it is found: the minutes, the mail; empty where nothing was said. */
  reference: string
}

export interface Account {
  id: number
  login: string
}

export interface Fact {
  /** Chosen option ids; empty for free text. */
  values: readonly string[]
  text: string
  provisional: boolean
  by: Account
  at: string
  seq: number
  source: 'form' | 'comment' | 'derived'
}

export interface Organisation {
  started: { at: string; by: Account; trigger: string | undefined }
  stoodDown: { at: string; by: Account; trigger: string } | undefined
}

export interface Acting {
  seq: number
  by: Account
  role: string
  for: string
}

export interface ActionItem {
  id: string
  owner: Account
  due: string
  seq: number
  text: string
  /** Findings of the operation check that it is there for. */
  findings?: readonly string[]
  added: string
  done: { by: Account; at: string } | undefined
  confirmed: { by: Account; at: string } | undefined
  /** Whether it has worked, as somebody other than its owner found later (R5-2). */
  judged: { by: Account; at: string; worked: boolean; seq: number } | undefined
}

export interface Approval {
  seq: number
  what: string
  by: Account
  at: string
  /** The edition of the findings that was signed. */
  edition?: number
}

/** The name of the action items among the sections of a plan. */
export const ACTION_ITEMS = 'actions'
/** Stands there for all sections of a plan that is too large to be read. */
export const PLAN_TOO_LARGE = 'plan-too-large'

export interface PullRequestState {
  number: number
  repository: string
  head: string
  author: Account
  state: 'open' | 'merged' | 'closed'
  /** Sections of the plan that are still empty, by id; `ACTION_ITEMS` where an item cannot be taken over as it stands. */
  empty: readonly string[]
  /** Accounts that approve this very head, the app's own left out. */
  approvedBy: readonly Account[]
  /** Accounts that wrote commits of this head. */
  writtenBy: readonly Account[]
}

/** Every value that a fact ever had, as conditions read them. */
export const historyOf =
  (state: Case) =>
  (field: string): readonly string[] | undefined =>
    ownProperty(state.history, field)

/** The values of a fact as conditions read them. */
export const factValues =
  (state: Case) =>
  (field: string): readonly string[] | undefined => {
    const fact = ownProperty(state.facts, field)
    if (fact === undefined) return undefined
    // A statement without words, or one whose words were redacted, has still been made.
    return fact.values.length > 0 ? fact.values : [fact.text]
  }
