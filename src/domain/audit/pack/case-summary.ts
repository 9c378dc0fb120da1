import { type Account, type Case, factValues } from '../../case/case.ts'
import type { CheckedCase } from '../operation-check/operation.ts'
import type { OpenFields } from './open-fields.ts'

type Act = { at: string; by: string }

/**
 * A case for somebody who reads no ledgers: its way, who led it, what was recorded, sent and done, who approved and took note
 * (R4.4-5).
 */
export interface CaseSummary {
  repository: string
  issue: number
  process: string
  opened: Act
  /** The first act of somebody in charge. */
  answered: string | undefined
  executive: string | undefined
  organisation: { started: Act; stoodDown: Act | undefined } | undefined
  path: readonly { phase: string; at: string; by: string; line: number }[]
  runbook: string | undefined
  facts: Readonly<Record<string, readonly string[]>>
  withheld: readonly string[]
  approvals: readonly { what: string; by: string; at: string; line: number }[]
  acknowledgements: readonly { what: string; whose: string; by: string; at: string; exempt: boolean; line: number }[]
  recovered: readonly { system: string; at: string; line: number }[]
  /** The references to evidence, and the contacts made outside, by the lines that hold them. */
  evidence: readonly number[]
  contacts: readonly number[]
  sent: readonly { what: string; at: string; by: string; line: number }[]
  /** Without their texts, which stand in their lines. */
  actions: readonly {
    id: string
    owner: string
    due: string
    done: Act | undefined
    confirmed: Act | undefined
    judged: (Act & { worked: boolean }) | undefined
    line: number
  }[]
  /** Gates that an exception opened. */
  waived: readonly { to: string; clause: string; exception: number; ahead: boolean }[]
  pullRequests: readonly { repository: string; number: number; state: string; approvedBy: readonly string[] }[]
}

/** Lines are counted from 1, as an editor counts them. */
export function caseSummary({ case: state, repository }: CheckedCase, open: OpenFields): CaseSummary {
  const fields = Object.keys(state.facts)
  const shown = fields.filter((id) => open.isOpen(id))
  return {
    ...{ repository, issue: state.issue, process: state.process, runbook: state.runbook?.id },
    ...{ opened: act(state.opened), answered: state.answered, executive: state.executive?.login },
    organisation: state.organisation && {
      started: act(state.organisation.started),
      stoodDown: actOf(state.organisation.stoodDown),
    },
    path: state.path.map(({ phase, at, by, seq }) => ({ phase, at, by: by.login, line: seq + 1 })),
    facts: Object.fromEntries(shown.map((id) => [id, factValues(state)(id) ?? []])),
    withheld: fields.filter((id) => !open.isOpen(id)),
    approvals: state.approvals.map(({ what, by, at, seq }) => ({ what, by: by.login, at, line: seq + 1 })),
    acknowledgements: acknowledgementsIn(state, open),
    recovered: Object.entries(state.recovered).map(([system, { at, seq }]) => ({ system, at, line: seq + 1 })),
    evidence: state.evidence.map((seq) => seq + 1),
    contacts: state.contacts.map((seq) => seq + 1),
    sent: Object.entries(state.notices).map(([what, { at, by, seq }]) => ({ what, at, by: by.login, line: seq + 1 })),
    actions: state.actions.map(({ id, owner, due, done, confirmed, judged, seq }) => ({
      ...{ id, owner: owner.login, due, done: actOf(done), confirmed: actOf(confirmed) },
      judged: judged && { ...act(judged), worked: judged.worked },
      line: seq + 1,
    })),
    waived: state.waived,
    pullRequests: Object.values(state.pulls).map(({ repository: at, number, state: its, approvedBy }) => ({
      ...{ repository: at, number, state: its, approvedBy: approvedBy.map(login) },
    })),
  }
}

const acknowledgementsIn = (state: Case, { names }: OpenFields): CaseSummary['acknowledgements'] =>
  state.acknowledgements.map(({ what, whose, by, at, exempt, seq }) => ({
    ...{ what, whose: names || !whose.startsWith(PERSON) ? whose : PERSON, by: by.login, at },
    ...{ exempt: exempt !== undefined, line: seq + 1 },
  }))

/** The prefix of the name by which a person without an account is known; the name follows. */
const PERSON = 'person:'

const act = ({ at, by }: { at: string; by: Account }): Act => ({ at, by: by.login })
const actOf = (one: { at: string; by: Account } | undefined): Act | undefined => one && act(one)
const login = ({ login: name }: Account): string => name
