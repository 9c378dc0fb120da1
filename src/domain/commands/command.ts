import type { Judgement } from '../audit/operation-check/operation.ts'
import type { CallMade } from '../calls/call-standing.ts'
import type { ChildEvent } from '../links/sub-issue-event.ts'
import type { Unread } from '../time/time-reading.ts'
import type { Via } from './via.ts'

/** What somebody asks, by whatever door. */
export type Command =
  | {
      kind: 'open'
      process: string
      form: string | undefined
      language: string
      answers: readonly Answered[]
      extra: string
      /** Fields whose answers can be read in more than one way: the reporter is asked to look. */
      doubtful?: readonly string[]
      /** Fields that are answered more than once, as by a second form in one report. */
      repeated?: readonly string[]
      /** The runbook that the app opened it for (R4.1-2). */
      runbook?: string
    }
  /** `bare`: all that is left of a report in which nothing of its form stands any more. */
  | { kind: 'correct'; answers: readonly Answered[]; bare?: string }
  | { kind: 'move'; to: string; reason: string }
  | { kind: 'advance'; reason: string }
  | { kind: 'close'; as: 'completed' | 'not-planned' | 'duplicate' }
  | { kind: 'reopen' }
  /** A command that the policy names for a transition, such as `/dismiss` or `/reject`. */
  | { kind: 'named'; name: string; reason: string }
  /** `corrects`: an edit puts right what was said before; the case stays where it is. */
  | { kind: 'contain'; text: string; corrects?: true }
  /** `twice`: fields that stand there more than once; none of their values is preferred. */
  | { kind: 'record'; answers: readonly Answered[]; unknown: readonly string[]; twice?: readonly string[] }
  /** `unreadTime`: what stands after `at`, where no time can be read of it; the text is whole. */
  | { kind: 'note'; text: string; unreadTime?: string }
  | { kind: 'evidence'; what: string; where: string; hash: string | undefined; holder: string | undefined }
  | { kind: 'contact'; whom: string; answer: string }
  | { kind: 'recovered'; system: string }
  | { kind: 'runbook'; id: string }
  | { kind: 'appoint'; login: string; reason?: string }
  | { kind: 'activate'; trigger: string | undefined }
  | { kind: 'stand-down'; trigger: string }
  | { kind: 'ratify'; reason?: string }
  | { kind: 'action'; owner: string; due: string; text: string }
  /** What a merged plan lists. */
  | { kind: 'planned'; items: readonly { owner: string; due: string; text: string }[] }
  | { kind: 'done'; action: string }
  | { kind: 'effect'; action: string; worked: boolean; text: string }
  /** Findings of the operation check are left as they are. */
  | { kind: 'accept'; findings: readonly string[]; reason: string }
  | { kind: 'approve'; what: string | undefined }
  | { kind: 'consent'; what: string }
  | { kind: 'sent'; notice: string; channel: string; audience: string | undefined; count: number | undefined }
  | { kind: 'notice'; notice: string; language: string | undefined }
  /** `whom`: of somebody else, as it was written, with the reference behind it. */
  | { kind: 'acknowledge'; what: string; reference: string; whom?: string }
  /** Somebody need not take note; whom, and why behind it. */
  | { kind: 'exempt'; what: string; whom: string }
  | { kind: 'duplicate'; issue: number }
  | { kind: 'part-of'; issue: number }
  | { kind: 'redact'; line: number; reason: string }
  | { kind: 'status' }
  | { kind: 'help' }
  /** It looks like a command and cannot be read: told what the command wants. `time`: all but the day or time could be. */
  | {
      kind: 'unreadable'
      name: string
      /** Nobody can be sure that just this command was meant: `line` is the one that works, `kept` says what was done. */
      slip?: { line: string; kept: string }
      edited?: true
      /** A move of nobody knows whom. */
      unseen?: true
      time?: string
      /** Another command of the line goes before it. */
      second?: string
      /** It still holds the words that stand in for what is to be written. */
      placeholder?: true
      /** A field was named, and nothing said of it. */
      field?: string
      /** No command is like it. */
      word?: string
    }
  /** The app tells what it saw of a pull request that the case waits for. */
  | {
      kind: 'pull-request'
      id: string
      number: number
      repository: string
      head: string
      author: { id: number; login: string }
      state: 'open' | 'merged' | 'closed'
      empty: readonly string[]
      approvedBy: readonly { id: number; login: string }[]
      writtenBy: readonly { id: number; login: string }[]
    }
  /** Cases that belong together tell each other. */
  | { kind: 'child-joined'; issue: number; as: 'duplicate' | 'part' }
  | { kind: 'child-left'; issue: number }
  | { kind: 'child-said'; issue: number; line: number; by: { id: number; login: string }; event: ChildEvent }
  | { kind: 'lead-ended'; lead: number }
  /** A clock says that nobody of this role has acted in time. */
  | { kind: 'unanswered'; role: string }
  /** GitHub tells that the issue was moved or deleted, or came from elsewhere; no text can say so. */
  | { kind: 'relocated'; what: Relocation; repository: string | undefined; issue: number | undefined }
  /** The time has come of a transition that the app makes by itself. */
  | { kind: 'lapse'; to: string }
  /** What the operation check finds now. */
  | { kind: 'looked-through'; judged: readonly Judgement[] }
  /** Somebody is about to be called outside GitHub, or what became of it. */
  | { kind: 'called'; made: CallMade }
  /** A clock has something to say. */
  | { kind: 'reminder'; clock: string; subject: string | undefined; step: string }

export type Relocation = 'transferred' | 'deleted' | 'arrived'

export type CommandKind = Command['kind']

export interface Answered {
  field: string
  value: RawValue
}

/** A value as it was written, read as far as the field's kind allows without knowing the case. */
export type RawValue =
  | { kind: 'text'; text: string }
  | { kind: 'options'; ids: readonly string[]; text: string }
  /** People by their accounts; `ids` where they are known already, as in a record that is judged again. */
  | { kind: 'accounts'; text: string; ids?: readonly string[] }
  | { kind: 'time'; at: string; text: string }
  /** A time that nobody could read for sure. */
  | { kind: 'unread-time'; why: Unread; text: string }
  /** What was written is none of the options. */
  | { kind: 'not-an-option'; text: string }

/** A command with everything that is known of how it was asked. */
export interface RequestedCommand {
  command: Command
  actor: { id: number; login: string }
  /** GitHub's time of the act, or the time a person states for it. */
  at: string
  door: 'comment' | 'label' | 'board' | 'issue' | 'form' | 'review' | 'pull-request' | 'sweep' | 'command-line' | 'app'
  /** Names what was asked, the same however often it is delivered. */
  cause: string
  via: Via
}
