import { isBot } from '../../accounts/is-bot.ts'
import type { Case } from '../../case/case.ts'
import type { Context } from '../../case/context.ts'
import { begin } from '../../case/evolve.ts'
import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Answered, accountsIn } from '../answered.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, IGNORED } from '../decision.ts'
import { recordAnswers } from '../record-answers.ts'
import { APP_DOORS, type RequestOrigin } from '../request-origin.ts'
import { unchosenIn } from '../unchosen.ts'

interface Open {
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
  /** No form made the report, and none of its words are kept: where its author finds the forms (R8-2). */
  forms?: string
  /** The runbook that the app opened it for (R4.1-2). */
  runbook?: string
}

/** A case that is open is opened by nothing again. */
export const openCommand = commandKind<Open>('open', {
  hangsOnRole: false,
  logins: ({ answers }) => accountsIn(answers),
  decide: () => IGNORED,
})

/** A report opens its case whatever it lacks (R1-1). */
export function openCase(context: Context, asked: RequestOrigin, command: Open): Decision {
  const process = ownProperty(context.policy.processes, command.process)
  if (process === undefined) return IGNORED
  const isOfPerson = !APP_DOORS.includes(asked.door)
  const opened = {
    type: 'case-opened' as const,
    data: {
      ...{ process: command.process, reporter: asked.actor, language: command.language },
      // Of what machines and the app itself report nobody waits for an answer: one comment calls those in charge.
      ...(isOfPerson && !isBot(asked.actor) && { calls: 'apart' as const }),
    },
    text: {},
  }
  const blank = caseAtStart(asked, process.start, command)
  // Facts that the app takes along from another case were recorded there by those who may.
  const roles = APP_DOORS.includes(asked.door) ? Object.keys(context.policy.roles) : []
  const view = { ...context, case: blank, process, asked, roles: ['reporter', ...roles] }
  const facts = recordAnswers(view, command.answers, [], 'form', [])
  const kept =
    command.extra.trim() === ''
      ? []
      : [{ type: 'text-kept' as const, data: { from: 'form' }, text: { text: command.extra } }]
  const head = context.runbooks.find((one) => one.head.id === command.runbook)?.head
  const chosen =
    head === undefined
      ? []
      : [
          {
            type: 'runbook-matched' as const,
            data: { runbook: head.id, executive: head.executive, ties: [], by: 'schedule' as const },
            text: {},
          },
        ]
  const lacking = facts.kind === 'accepted' ? facts.remarks : facts.kind === 'refused' ? facts.reasons : []
  const events = facts.kind === 'accepted' ? facts.events : []
  const doubts = [
    ...(isOfPerson ? unchosenIn(context.policy, events) : []),
    ...(isOfPerson && kept.length > 0 ? [because('words-kept')] : []),
    ...(command.forms === undefined ? [] : [because('words-left', 'R8-2', { forms: command.forms })]),
    ...(command.doubtful ?? []).map((field) => because('answer-doubtful', 'R1-1', { field })),
    ...(command.repeated === undefined ? [] : [because('headings-twice', 'R1-1', { fields: command.repeated })]),
    // An account named in vain is kept out of nothing: who named it is asked at once.
    ...lacking.filter(({ code }) => code === 'account-unclear'),
  ]
  return accepted([opened, ...chosen, ...events, ...kept], doubts)
}

function caseAtStart(
  asked: RequestOrigin,
  start: string,
  { process, language }: { process: string; language: string },
): Case {
  const event = { type: 'case-opened' as const, data: { process, reporter: asked.actor, language }, text: {} }
  const placed = {
    seq: 1,
    at: asked.at,
    recorded: asked.at,
    actor: asked.actor,
    door: asked.door,
    cause: asked.cause,
    event,
  }
  return begin(placed, { repository: { id: 0, name: '' }, issue: 0, start })
}
