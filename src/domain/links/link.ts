import { phaseEntered } from '../case/phase-entered.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../commands/decision.ts'
import { notForYou } from '../refusals/not-for-you.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { parentOf } from './parent-of.ts'

/**
 * A case is the same as another, or a part of it: from now on the other one leads (R4.2-4). A duplicate ends at once,
 * a part when its lead does. One leads and the others follow: no chains, no circles.
 */
export function link(view: View, kind: 'duplicate' | 'part', issue: number): Decision {
  const rule = view.process.links
  const by = rule?.by ?? view.policy.defaults['set-by']
  const clause = rule?.clause ?? 'R4.2-4'
  if (!hasRole(view, by)) return refused(notForYou(by, clause))
  if (!(Number.isSafeInteger(issue) && issue > 0))
    return refused(because('usage', clause, { command: kind === 'part' ? 'part-of' : kind }))
  const [first, ...more] = obstacles(view, kind, issue, clause)
  if (first !== undefined) return refused(first, ...more)
  const linked = { type: 'case-linked' as const, data: { kind, issue }, text: {} }
  if (kind === 'part' || rule === undefined) return accepted([linked])
  return accepted([linked, phaseEntered(view.case.phase, rule.phase)])
}

function obstacles(view: View, kind: 'duplicate' | 'part', issue: number, clause: string): Reason[] {
  const { case: state, process, related } = view
  if (issue === state.issue) return [because('itself', clause)]
  const about = { number: String(issue) }
  const now = parentOf(state)
  if (now?.issue === issue && now.kind === kind) return [because('already-there', clause)]
  if (now !== undefined && now.issue !== issue)
    return [because('already-linked', clause, { number: String(now.issue) })]
  if (process.phases[state.phase]?.end !== undefined) return [because('no-way', clause)]
  const [child] = state.children
  if (child !== undefined) return [because('link-chain', clause, { number: String(child.issue) })]
  // Where nobody has looked at the other case, only the record of this one can be asked.
  if (related === 'not-checked') return []
  const lead = related.get(issue)
  if (lead === undefined || lead.process !== state.process) return [because('no-such-case', clause, about)]
  if (lead.lead !== undefined) return [because('link-chain', clause, { number: String(lead.lead) })]
  return lead.ended ? [because('lead-ended', clause, about)] : []
}
