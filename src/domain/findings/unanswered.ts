import type { ActionItem, Case } from '../case/case.ts'
import { type KnownFinding, standing } from './findings.ts'

/** The action items that a finding has become. */
export const actionsFor = ({ actions }: Pick<Case, 'actions'>, { id }: Pick<KnownFinding, 'id'>): ActionItem[] =>
  actions.filter(({ findings = [] }) => findings.includes(id))

/** Findings that stand and have become no action, and that nobody has left as they are with a reason (R5-1). */
export const unanswered = (state: Pick<Case, 'actions' | 'findings'>): KnownFinding[] =>
  standing(state.findings).filter((one) => one.accepted === undefined && actionsFor(state, one).length === 0)
