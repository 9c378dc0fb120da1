import type { CommandKind } from './command-kind.ts'
import { acceptCommand } from './kinds/accept.ts'
import { acknowledgeCommand } from './kinds/acknowledge.ts'
import { actionCommand } from './kinds/action.ts'
import { activateCommand } from './kinds/activate.ts'
import { advanceCommand } from './kinds/advance.ts'
import { appointCommand } from './kinds/appoint.ts'
import { approveCommand } from './kinds/approve.ts'
import { calledCommand } from './kinds/called.ts'
import { childJoinedCommand } from './kinds/child-joined.ts'
import { childLeftCommand } from './kinds/child-left.ts'
import { childSaidCommand } from './kinds/child-said.ts'
import { closeCommand } from './kinds/close.ts'
import { consentCommand } from './kinds/consent.ts'
import { contactCommand } from './kinds/contact.ts'
import { containCommand } from './kinds/contain.ts'
import { correctCommand } from './kinds/correct.ts'
import { doneCommand } from './kinds/done.ts'
import { duplicateCommand } from './kinds/duplicate.ts'
import { effectCommand } from './kinds/effect.ts'
import { evidenceCommand } from './kinds/evidence.ts'
import { exemptCommand } from './kinds/exempt.ts'
import { helpCommand } from './kinds/help.ts'
import { lapseCommand } from './kinds/lapse.ts'
import { leadEndedCommand } from './kinds/lead-ended.ts'
import { lookedThroughCommand } from './kinds/looked-through.ts'
import { moveCommand } from './kinds/move.ts'
import { namedCommand } from './kinds/named.ts'
import { noteCommand } from './kinds/note.ts'
import { noticeCommand } from './kinds/notice.ts'
import { openCommand } from './kinds/open.ts'
import { ownLabelCommand } from './kinds/own-label.ts'
import { partOfCommand } from './kinds/part-of.ts'
import { plannedCommand } from './kinds/planned.ts'
import { pullRequestCommand } from './kinds/pull-request.ts'
import { ratifyCommand } from './kinds/ratify.ts'
import { recordCommand } from './kinds/record.ts'
import { recoveredCommand } from './kinds/recovered.ts'
import { redactCommand } from './kinds/redact.ts'
import { relocatedCommand } from './kinds/relocated.ts'
import { reminderCommand } from './kinds/reminder.ts'
import { reopenCommand } from './kinds/reopen.ts'
import { runbookCommand } from './kinds/runbook.ts'
import { sentCommand } from './kinds/sent.ts'
import { standDownCommand } from './kinds/stand-down.ts'
import { statusCommand } from './kinds/status.ts'
import { unansweredCommand } from './kinds/unanswered.ts'
import { unreadableCommand } from './kinds/unreadable.ts'
import type { RequestOrigin } from './request-origin.ts'

/** Every kind of command: a new kind is a file in `kinds` and a line here. */
export const COMMANDS = [
  // In a comment, in the order in which a slip of the pen is taken for one of them.
  containCommand,
  moveCommand,
  advanceCommand,
  recordCommand,
  noteCommand,
  evidenceCommand,
  contactCommand,
  recoveredCommand,
  runbookCommand,
  appointCommand,
  activateCommand,
  standDownCommand,
  ratifyCommand,
  actionCommand,
  doneCommand,
  effectCommand,
  acceptCommand,
  approveCommand,
  consentCommand,
  noticeCommand,
  sentCommand,
  acknowledgeCommand,
  exemptCommand,
  duplicateCommand,
  partOfCommand,
  redactCommand,
  statusCommand,
  helpCommand,
  namedCommand,
  unreadableCommand,
  // By another door, or by the app itself.
  openCommand,
  correctCommand,
  closeCommand,
  reopenCommand,
  ownLabelCommand,
  relocatedCommand,
  plannedCommand,
  pullRequestCommand,
  lookedThroughCommand,
  calledCommand,
  reminderCommand,
  unansweredCommand,
  lapseCommand,
  childJoinedCommand,
  childLeftCommand,
  childSaidCommand,
  leadEndedCommand,
] as const

type Of<Kind> = Kind extends CommandKind<infer C> ? C : never

/** A request of somebody, by whatever door. */
export type Command = Of<(typeof COMMANDS)[number]>

/** A command with everything that is known of how it was asked. */
export interface RequestedCommand extends RequestOrigin {
  command: Command
  /** The command that stood there in the same comment before an edit, with the time that it stated. */
  inPlaceOf?: { command: Command; at: string | undefined }
}

/** A kind of command as far as it is asked: each command is given to its own kind alone. */
type AnyKind = Omit<CommandKind<Command>, 'slash' | 'fromEvent'>
const BY_KIND: ReadonlyMap<string, AnyKind> = new Map(COMMANDS.map((one) => [one.kind, one]))

export function kindOf({ kind }: Command): AnyKind {
  const found = BY_KIND.get(kind)
  if (found === undefined) throw new TypeError(`no kind of command: ${kind}`)
  return found
}
