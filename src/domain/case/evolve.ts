import { type AudienceMember, whoseOf } from '../acknowledgement/audience.ts'
import { afterCall } from '../calls/call-standing.ts'
import { keyOf } from '../clock/reminder-key.ts'
import { withAcceptance, withChanges } from '../findings/evolve-findings.ts'
import { UNLISTED } from '../notices/notice-audience.ts'
import { noticeApproval } from '../notices/notice-standing.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Case } from './case.ts'
import { editionOf } from './editions.ts'
import type { CaseEvent, ConcernedOf, EventOf, RecordedEvent } from './event.schema.ts'

/** Where a case is bound to and how its process begins: what its first line says. */
export interface Beginning {
  repository: { id: number; name: string }
  issue: number
  start: string
}

export function begin(placed: RecordedEvent<EventOf<'case-opened'>>, beginning: Beginning): Case {
  const { reporter, process, language } = placed.event.data
  return {
    process,
    phase: beginning.start,
    issue: beginning.issue,
    repository: beginning.repository,
    opened: { at: placed.at, by: reporter, language },
    form: {},
    facts: {},
    history: {},
    firsts: {},
    runbook: undefined,
    executive: undefined,
    organisation: undefined,
    unratified: [],
    answered: undefined,
    rolesActed: {},
    acted: [placed.actor.id],
    unanswered: [],
    evidence: [],
    contacts: [],
    recovered: {},
    actions: [],
    findings: undefined,
    approvals: [],
    consents: [],
    acknowledged: {},
    acknowledgements: [],
    notices: {},
    drafts: [],
    pulls: {},
    merged: {},
    mergedIn: {},
    reminded: {},
    calls: {},
    links: [],
    waived: [],
    drawn: [],
    children: [],
    screen: {},
    nodes: {},
    relocated: undefined,
    cameFrom: undefined,
    path: [{ phase: beginning.start, at: placed.at, by: placed.actor, seq: placed.seq }],
    lines: placed.seq + 1,
  }
}

/** Folds one thing that happened into the case. Total: whatever is in a ledger can be folded. */
export function evolve(state: Case, placed: RecordedEvent): Case {
  const { id } = placed.actor
  const { type } = placed.event
  // A refusal or a mere question changes nothing.
  if (type === 'request-refused' || type === 'question-answered') return { ...state, lines: placed.seq + 1 }
  const acted = state.acted.includes(id) ? state.acted : [...state.acted, id]
  return { ...state, ...changes(state, placed, placed.event), acted, lines: placed.seq + 1 }
}

function changes(state: Case, placed: RecordedEvent, event: CaseEvent): Partial<Case> {
  const { at, actor: by, seq } = placed
  switch (event.type) {
    case 'fact-recorded': {
      const { field, values, provisional, source } = event.data
      const text = event.text.value
      const before = ownProperty(state.history, field) ?? []
      return {
        history: { ...state.history, [field]: [...new Set([...before, ...values])] },
        facts: { ...state.facts, [field]: { values, text, provisional, by, at, seq, source } },
        ...(ownProperty(state.firsts, field) === undefined ? { firsts: { ...state.firsts, [field]: at } } : {}),
        ...(source === 'form' ? { form: { ...state.form, [field]: { values, text } } } : {}),
      }
    }
    // The form says so from now on; what counts is still what others rely on.
    case 'correction-proposed': {
      const { field, values, source } = event.data
      return source === 'form' ? { form: { ...state.form, [field]: { values, text: event.text.value } } } : {}
    }
    case 'phase-changed': {
      const { to, acting, waived = [] } = event.data
      const reason = event.text.reason
      return {
        phase: to,
        waived: [...state.waived, ...waived.map((one) => ({ to, ...one }))],
        path: [...state.path, { phase: to, at, by, seq, ...(reason === undefined ? {} : { reason }) }],
        ...unratified(state, placed, acting),
      }
    }
    case 'evidence-recorded':
      return { evidence: withLine(state.evidence, seq, event.data.corrects) }
    case 'contact-made':
      return { contacts: withLine(state.contacts, seq, event.data.corrects) }
    case 'runbook-matched': {
      const { runbook: id, executive, ties, by: how } = event.data
      return { runbook: { id, executive, ties, by: how } }
    }
    case 'runbook-unmatched':
      return { runbook: undefined }
    case 'executive-appointed':
      return { executive: event.data.account, ...unratified(state, placed, event.data.acting) }
    case 'organisation-started':
      return {
        organisation: { started: { at, by, trigger: event.data.trigger }, stoodDown: undefined },
        ...unratified(state, placed, event.data.acting),
      }
    case 'organisation-stood-down':
      return state.organisation === undefined
        ? {}
        : { organisation: { ...state.organisation, stoodDown: { at, by, trigger: event.data.trigger } } }
    case 'case-answered':
      return { answered: at }
    case 'role-acted':
      return { rolesActed: { [event.data.role]: at, ...state.rolesActed } }
    case 'role-unanswered':
      return { unanswered: [...state.unanswered, event.data.role] }
    case 'reminder-sent': {
      const { clock, subject, since, step, until } = event.data
      return { reminded: { ...state.reminded, [keyOf({ id: clock, subject, since }, step)]: until } }
    }
    case 'called':
      return { calls: afterCall(state.calls, placed.recorded, event.data) }
    case 'acts-ratified':
      return { unratified: state.unratified.filter((act) => !event.data.acts.includes(act.seq)) }
    case 'system-recovered':
      return { recovered: { ...state.recovered, [event.data.system]: { at, seq } } }
    case 'action-added': {
      const { id, owner, due, findings } = event.data
      return {
        actions: [
          ...state.actions,
          {
            ...{ id, owner, due, seq, text: event.text.what, added: at },
            ...{ done: undefined, confirmed: undefined, judged: undefined },
            ...(findings === undefined ? {} : { findings }),
          },
        ],
      }
    }
    case 'action-done':
      return {
        actions: state.actions.map((action) =>
          action.id === event.data.id ? { ...action, done: { by, at } } : action,
        ),
      }
    case 'action-confirmed':
      return {
        actions: state.actions.map((action) =>
          action.id === event.data.id ? { ...action, confirmed: { by, at } } : action,
        ),
      }
    case 'action-judged': {
      const judged = { by, at, worked: event.data.worked, seq }
      return { actions: state.actions.map((action) => (action.id === event.data.id ? { ...action, judged } : action)) }
    }
    case 'approved':
      return { approvals: [...state.approvals, { seq, ...event.data, by, at }] }
    case 'findings-changed':
      return { findings: withChanges(state.findings, placed, event) }
    case 'findings-accepted':
      return { findings: withAcceptance(state.findings, placed, event) }
    case 'consented':
      return { consents: [...state.consents, { seq, what: event.data.what, by, at }] }
    case 'acknowledged': {
      const { what, of } = event.data
      const whose = whoseOf(of === undefined ? { kind: 'account', account: by } : concernedIn(of, event.text.person))
      return {
        acknowledgements: [
          ...state.acknowledgements,
          { what, whose, by, at, seq, exempt: undefined, reference: event.text.reference ?? '' },
        ],
        // A statement recorded for one of many is no word of those whose act is waited for.
        ...(of === undefined
          ? { acknowledged: { ...state.acknowledged, [what]: { by, at, seq, ...editionOf(state, what) } } }
          : {}),
      }
    }
    case 'exempted': {
      const { what, of } = event.data
      const { reason: exempt, person } = event.text
      const whose = whoseOf(concernedIn(of, person))
      return { acknowledgements: [...state.acknowledgements, { what, whose, by, at, seq, exempt, reference: '' }] }
    }
    case 'notice-drafted':
      return { drafts: [...state.drafts, { notice: event.data.notice, at, seq }] }
    case 'notice-sent': {
      const { notice, of } = event.data
      const { channel } = event.text
      // A sending that names nobody reached whom no register lists.
      const reached: readonly ConcernedOf[] = of ?? [{ kind: 'customer', customer: UNLISTED }]
      const sendings = reached.map((one) => ({
        ...{ what: noticeApproval(notice), whose: whoseOf(concernedIn(one, undefined)), by, at, seq },
        ...{ exempt: undefined, reference: channel },
      }))
      return {
        notices: { ...state.notices, [notice]: { by, at, seq } },
        acknowledgements: [...state.acknowledgements, ...sendings],
      }
    }
    case 'case-linked':
      return { links: [...state.links, event.data] }
    case 'case-unlinked':
      return { links: [] }
    case 'child-joined': {
      const { issue, as } = event.data
      const known = state.children.find((child) => child.issue === issue)
      const others = state.children.filter((child) => child !== known)
      return { children: [...others, { issue, as, entries: known?.entries ?? {} }] }
    }
    case 'child-left':
      return { children: state.children.filter(({ issue }) => issue !== event.data.issue) }
    case 'child-said': {
      const { issue, line, of, corrects } = event.data
      const entries = state.children.find((child) => child.issue === issue)?.entries ?? {}
      const former = corrects === undefined ? undefined : entries[corrects]
      return {
        children: state.children.map((child) =>
          child.issue === issue ? { ...child, entries: { ...child.entries, [line]: seq } } : child,
        ),
        ...(of === 'evidence-recorded' ? { evidence: withLine(state.evidence, seq, former) } : {}),
        ...(of === 'contact-made' ? { contacts: withLine(state.contacts, seq, former) } : {}),
      }
    }
    case 'pull-request-seen': {
      const { id, ...pull } = event.data
      const merged = pull.state === 'merged' && ownProperty(state.merged, id) === undefined
      return {
        pulls: { ...state.pulls, [id]: pull },
        ...(merged ? { merged: { ...state.merged, [id]: at }, mergedIn: { ...state.mergedIn, [id]: seq } } : {}),
      }
    }
    case 'document-drawn':
      return { drawn: [...state.drawn, { ...event.data, at, seq }] }
    case 'issue-relocated': {
      const { what, repository = '', issue = 0 } = event.data
      if (what === 'arrived') return { cameFrom: { repository, issue } }
      const to = what === 'deleted' ? undefined : { repository, issue }
      return { relocated: { what, at: placed.recorded, by, seq, to } }
    }
    case 'screen-bound': {
      const { what, id, node } = event.data
      // A thing that was made anew has another node, and none where nobody told it.
      const { [what]: _former, ...others } = state.nodes
      return {
        screen: { ...state.screen, [what]: id },
        nodes: node === undefined ? others : { ...others, [what]: node },
      }
    }
    case 'case-opened':
    case 'request-refused':
    case 'question-answered':
    case 'note-added':
    case 'text-kept':
    case 'text-redacted':
      return {}
  }
}

/** A line that corrects another counts in its place. */
const withLine = (lines: readonly number[], seq: number, corrects: number | undefined): readonly number[] => [
  ...lines.filter((one) => one !== corrects),
  seq,
]

/** The name of a person stands in the text, so that it can be redacted. */
const concernedIn = (of: ConcernedOf, person: string | undefined): AudienceMember =>
  of.kind === 'person' ? { kind: 'person', name: person ?? '' } : of

/** The acts done in somebody's stead that wait for him (追認). */
function unratified(
  state: Case,
  { seq, actor: by }: RecordedEvent,
  acting: { role: string; for: string } | undefined,
): Partial<Case> {
  return acting === undefined ? {} : { unratified: [...state.unratified, { seq, by, ...acting }] }
}
