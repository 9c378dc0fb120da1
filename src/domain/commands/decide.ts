import { recordCall } from '../calls/record-call.ts'
import type { Case, PullRequestState } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { begin } from '../case/evolve.ts'
import { rolesOf } from '../case/roles-of.ts'
import { remind } from '../clock/remind.ts'
import { cautioned } from '../compromised-communications/compromised-communications.ts'
import { endWithLead, hear, join, leave } from '../links/join.ts'
import { link } from '../links/link.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { acknowledge, exempt } from './acknowledge.ts'
import type { Answered, RequestedCommand } from './command.ts'
import { contain } from './contain.ts'
import { accepted, type Decision, IGNORED, refused, type View } from './decision.ts'
import * as findings from './findings.ts'
import * as followUp from './follow-up.ts'
import { advance, close, lapse, move, named, reopen } from './move.ts'
import * as notices from './notices.ts'
import { formGone, record } from './record.ts'
import { relocated } from './relocated.ts'
import * as respond from './respond.ts'
import { saysOtherwise } from './says-otherwise.ts'
import { unreadable } from './unreadable.ts'
import { untrustedApp } from './via.ts'

/**
 * The one decision: what becomes of a request, by whatever door it came. Pure: the same case, policy, people and
 * request give the same answer, whenever and wherever it is asked.
 */
export function decide(context: Context, state: Case | undefined, asked: RequestedCommand): Decision {
  // A report carries no authority, so it counts by whatever way it comes (R1-1).
  if (state === undefined) return asked.command.kind === 'open' ? open(context, asked) : IGNORED
  const app = untrustedApp(context.policy, asked.via)
  if (app !== undefined) return refused(because('via-other-app', undefined, { text: app }))
  const process = ownProperty(context.policy.processes, state.process)
  if (process === undefined) return IGNORED
  const roles = rolesOf(context.policy, context.directory, state, asked.actor)
  const view = { ...context, case: state, process, asked, roles }
  return cautioned(view, withUnseen(context, answer(view)))
}

/** Where a role could not be looked up, whoever has it is refused: he must hear that this is why. */
function withUnseen({ directory }: Context, decision: Decision): Decision {
  if (decision.kind !== 'refused' || directory.unseen.size === 0) return decision
  const wanted = decision.reasons.flatMap(({ code, params }) => (code === 'not-for-you' ? (params?.roles ?? []) : []))
  const unseen = [...new Set(wanted)].filter((role) => directory.unseen.has(role))
  if (unseen.length === 0) return decision
  return { ...decision, reasons: [...decision.reasons, because('role-unseen', undefined, { roles: unseen })] }
}

function answer(view: View): Decision {
  const { command } = view.asked
  switch (command.kind) {
    case 'open':
      return IGNORED
    case 'correct':
      return command.bare === undefined
        ? record(view, changed(view, command.answers), [], 'form', [])
        : formGone(view, command.bare)
    case 'move':
      return move(view, command.to, command.reason)
    case 'advance':
      return advance(view, command.reason)
    case 'close':
      return close(view, command.as)
    case 'reopen':
      return reopen(view)
    case 'named':
      return named(view, command.name, command.reason)
    case 'contain':
      return contain(view, command)
    case 'record':
      return record(view, command.answers, command.unknown, 'comment', command.twice ?? [])
    case 'note':
      return respond.note(view, command)
    case 'evidence':
      return respond.evidence(view, command)
    case 'contact':
      return respond.contact(view, command)
    case 'recovered':
      return respond.recovered(view, command)
    case 'runbook':
      return respond.runbook(view, command)
    case 'appoint':
      return respond.appoint(view, command)
    case 'activate':
      return respond.activate(view, command)
    case 'stand-down':
      return respond.standDown(view, command)
    case 'ratify':
      return followUp.ratify(view, command)
    case 'action':
      return followUp.action(view, command)
    case 'planned':
      return SEEN_BY_THE_APP.includes(view.asked.door) ? followUp.planned(view, command) : IGNORED
    case 'done':
      return followUp.done(view, command)
    case 'effect':
      return followUp.effect(view, command)
    case 'accept':
      return findings.accept(view, command)
    case 'looked-through':
      return SEEN_BY_THE_APP.includes(view.asked.door) ? findings.lookedThrough(view, command) : IGNORED
    case 'approve':
      return followUp.approve(view, command)
    case 'consent':
      return followUp.consent(view, command)
    case 'sent':
      return notices.sent(view, command)
    case 'notice':
      return notices.draft(view, command)
    case 'acknowledge':
      return acknowledge(view, command)
    case 'exempt':
      return exempt(view, command)
    case 'duplicate':
      return link(view, 'duplicate', command.issue)
    case 'part-of':
      return link(view, 'part', command.issue)
    case 'child-joined':
      return view.asked.door === 'app' ? join(view, command) : IGNORED
    case 'child-left':
      return view.asked.door === 'app' ? leave(view, command) : IGNORED
    case 'child-said':
      return view.asked.door === 'app' ? hear(view, command) : IGNORED
    case 'lead-ended':
      return view.asked.door === 'app' ? endWithLead(view, command) : IGNORED
    case 'relocated':
      return relocated(view, command)
    case 'redact':
      return followUp.redact(view, command)
    case 'status':
    case 'help':
      return accepted([{ type: 'question-answered', data: { command: command.kind }, text: {} }])
    case 'unreadable':
      return unreadable(view, command)
    case 'pull-request': {
      if (!SEEN_BY_THE_APP.includes(view.asked.door)) return IGNORED
      const { kind: _, ...data } = command
      const seen = ownProperty(view.case.pulls, command.id)
      if (seen !== undefined && same(seen, data)) return IGNORED
      return accepted([
        {
          type: 'pull-request-seen',
          data: { ...data, empty: [...data.empty], approvedBy: [...data.approvedBy], writtenBy: [...data.writtenBy] },
          text: {},
        },
      ])
    }
    case 'lapse':
      return SEEN_BY_THE_APP.includes(view.asked.door) ? lapse(view, command.to) : IGNORED
    case 'reminder':
      return SEEN_BY_THE_APP.includes(view.asked.door) ? remind(view, command) : IGNORED
    case 'called':
      return SEEN_BY_THE_APP.includes(view.asked.door) ? recordCall(view, command.made) : IGNORED
    case 'unanswered':
      if (!SEEN_BY_THE_APP.includes(view.asked.door)) return IGNORED
      if (!view.policy.answering.includes(command.role)) return IGNORED
      return view.case.answered !== undefined || view.case.unanswered.includes(command.role)
        ? IGNORED
        : accepted([{ type: 'role-unanswered', data: { role: command.role }, text: {} }])
  }
}

// What the app tells of itself comes by no door that people have.
const SEEN_BY_THE_APP: readonly RequestedCommand['door'][] = ['pull-request', 'sweep', 'app']

/** A report opens its case whatever it lacks (R1-1). */
function open(context: Context, asked: RequestedCommand): Decision {
  const { command } = asked
  if (command.kind !== 'open') return IGNORED
  const process = ownProperty(context.policy.processes, command.process)
  if (process === undefined) return IGNORED
  const opened = {
    type: 'case-opened' as const,
    data: { process: command.process, reporter: asked.actor, language: command.language },
    text: {},
  }
  const blank = caseAtStart(asked, process.start, command)
  // What the app takes along from another case was recorded there by those who may.
  const roles = SEEN_BY_THE_APP.includes(asked.door) ? Object.keys(context.policy.roles) : []
  const view = { ...context, case: blank, process, asked, roles: ['reporter', ...roles] }
  const facts = record(view, command.answers, [], 'form', [])
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
  const doubts = [
    ...(command.doubtful ?? []).map((field) => because('answer-doubtful', 'R1-1', { field })),
    ...(command.repeated === undefined ? [] : [because('headings-twice', 'R1-1', { fields: command.repeated })]),
    // Whoever is named in vain is kept out of nothing: who named him is asked at once.
    ...lacking.filter(({ code }) => code === 'account-unclear'),
  ]
  return accepted([opened, ...chosen, ...(facts.kind === 'accepted' ? facts.events : []), ...kept], doubts)
}

function caseAtStart(
  asked: RequestedCommand,
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

/**
 * An edited form asks only for what differs from what it said before: whoever corrects a slip in one answer does not
 * mean the others again, which somebody may have corrected by another way since.
 */
const changed = ({ case: state }: View, answers: readonly Answered[]): readonly Answered[] =>
  answers.filter((answer) => saysOtherwise(state, answer))

const same = (seen: PullRequestState, { id: _, ...now }: PullRequestState & { id: string }): boolean =>
  JSON.stringify(sorted(seen)) === JSON.stringify(sorted(now))

const sorted = (pull: PullRequestState): PullRequestState => ({
  number: pull.number,
  repository: pull.repository,
  head: pull.head,
  author: pull.author,
  state: pull.state,
  empty: [...pull.empty].sort(),
  approvedBy: [...pull.approvedBy].sort((a, b) => a.id - b.id),
  writtenBy: [...pull.writtenBy].sort((a, b) => a.id - b.id),
})
