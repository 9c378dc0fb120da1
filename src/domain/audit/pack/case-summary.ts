import { type Account, type Case, factValues } from '../../case/case.ts'
import type { CheckedCase } from '../operation-check/operation.ts'
import type { OpenFields } from './open-fields.ts'

/** A case for somebody who reads no ledgers: its way, what was recorded, who approved and took note (R4.4-5). */
export interface CaseSummary {
  repository: string
  issue: number
  process: string
  path: readonly { phase: string; at: string; by: string; line: number }[]
  runbook: string | undefined
  facts: Readonly<Record<string, readonly string[]>>
  withheld: readonly string[]
  approvals: readonly { what: string; by: string; at: string; line: number }[]
  acknowledgements: readonly { what: string; whose: string; by: string; at: string; exempt: boolean; line: number }[]
  pullRequests: readonly { repository: string; number: number; state: string; approvedBy: readonly string[] }[]
}

/** Lines are counted from 1, as an editor counts them. */
export function caseSummary({ case: state, repository }: CheckedCase, open: OpenFields): CaseSummary {
  const fields = Object.keys(state.facts)
  const shown = fields.filter((id) => open.isOpen(id))
  return {
    ...{ repository, issue: state.issue, process: state.process, runbook: state.runbook?.id },
    path: state.path.map(({ phase, at, by, seq }) => ({ phase, at, by: by.login, line: seq + 1 })),
    facts: Object.fromEntries(shown.map((id) => [id, factValues(state)(id) ?? []])),
    withheld: fields.filter((id) => !open.isOpen(id)),
    approvals: state.approvals.map(({ what, by, at, seq }) => ({ what, by: by.login, at, line: seq + 1 })),
    acknowledgements: acknowledgementsIn(state, open),
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

const login = ({ login: name }: Account): string => name
