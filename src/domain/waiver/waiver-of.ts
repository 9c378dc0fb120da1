import { type Case, factValues } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { rolesOf } from '../case/roles-of.ts'
import { later, timedOf } from '../clock/timed-transitions.ts'
import { holds } from '../policy/condition.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { WaiverRule } from '../policy/waiver.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Waiver } from './waiver.ts'

/** The exception that a case of one grants as it stands now; undefined where it waives nothing (any more). */
export function waiverOf(context: Pick<Context, 'policy' | 'directory'>, state: Case): Waiver | undefined {
  const { policy } = context
  const rule = ownProperty(policy.processes, state.process)?.waiver
  if (rule === undefined) return undefined
  const span = approvedSpan(policy, rule, state) ?? aheadSpan(context, rule, state)
  if (span === undefined) return undefined
  const facts = factValues(state)
  const { cases, systems, all } = rule.scope
  return {
    exception: state.issue,
    of: rule.of,
    clauses: clausesOf(policy, rule, state),
    scope: {
      all: all !== undefined && holds(all, facts),
      cases: cases === undefined ? [] : numbersIn(state.facts[cases]?.text ?? ''),
      systems: systems === undefined ? [] : (facts(systems) ?? []),
    },
    ...span,
  }
}

type Span = Pick<Waiver, 'from' | 'until' | 'ahead'>

function approvedSpan(policy: Policy, rule: WaiverRule, state: Case): Span | undefined {
  if (!rule.in.includes(state.phase)) return undefined
  const from = state.path.findLast(({ phase }) => phase === state.phase)?.at ?? state.opened.at
  const [ends] = timedOf(policy, state)
  return ends === undefined ? undefined : { from, until: ends.at, ahead: false }
}

function aheadSpan(
  { policy, directory }: Pick<Context, 'policy' | 'directory'>,
  { ahead }: WaiverRule,
  state: Case,
): Span | undefined {
  if (ahead === undefined || !ahead.in.includes(state.phase) || !holds(ahead.when, factValues(state))) return undefined
  // A requester has no role in his own request; the one that he has in the company counts here.
  const roles = rolesOf(policy, directory, undefined, state.opened.by)
  if (!roles.some((role) => ahead.by.includes(role))) return undefined
  return { from: state.opened.at, until: later(policy, state.opened.at, ahead.for), ahead: true }
}

/** Only requirements of the clauses that the policy lets be waived. */
function clausesOf(policy: Policy, rule: WaiverRule, state: Case): string[] {
  const field = ownProperty(policy.fields, rule.requirements)
  if (field === undefined) return []
  const chosen = factValues(state)(rule.requirements) ?? []
  return optionsOf(policy, field)
    .flatMap(({ id, clause }) => (clause !== undefined && chosen.includes(id) ? [clause] : []))
    .filter((clause) => mayBeWaived(rule, clause))
}

export const mayBeWaived = ({ clauses }: Pick<WaiverRule, 'clauses'>, clause: string): boolean =>
  clauses.some((one) => clause.startsWith(`${one}-`) || clause.startsWith(`${one}.`))

const numbersIn = (text: string): number[] => [...text.matchAll(/[#＃](\d{1,9})(?!\d)/g)].map(([, n]) => Number(n))
