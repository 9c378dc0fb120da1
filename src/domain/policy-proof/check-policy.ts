import type { Policy } from '../policy/policy.schema.ts'
import { oncePer } from '../values/once-per.ts'
import type { Finding } from './finding.ts'
import { advice } from './rules/advice.ts'
import { agreement } from './rules/agreement.ts'
import { approvals } from './rules/approvals.ts'
import { calls } from './rules/calls.ts'
import { clauseReferences } from './rules/clause-references.ts'
import { clockCourse } from './rules/clock-course.ts'
import { clocks } from './rules/clocks.ts'
import { commands } from './rules/commands.ts'
import { conditions } from './rules/conditions.ts'
import { confidential } from './rules/confidential.ts'
import { containment } from './rules/containment.ts'
import { days } from './rules/days.ts'
import { deadLetters } from './rules/dead-letters.ts'
import { editions } from './rules/editions.ts'
import { escalations } from './rules/escalations.ts'
import { exceptions } from './rules/exceptions.ts'
import { fieldKinds } from './rules/field-kinds.ts'
import { fieldReferences } from './rules/field-references.ts'
import { findings } from './rules/findings.ts'
import { forms } from './rules/forms.ts'
import { ids } from './rules/ids.ts'
import { invariants } from './rules/invariants.ts'
import { letters } from './rules/letters.ts'
import { movers } from './rules/movers.ts'
import { outsiders } from './rules/outsiders.ts'
import { people } from './rules/people.ts'
import { phaseReferences } from './rules/phase-references.ts'
import { places } from './rules/places.ts'
import { priorities } from './rules/priorities.ts'
import { ranges } from './rules/ranges.ts'
import { reachability } from './rules/reachability.ts'
import { recipients } from './rules/recipients.ts'
import { repeats } from './rules/repeats.ts'
import { restricted } from './rules/restricted.ts'
import { roleReferences } from './rules/role-references.ts'
import { secrets } from './rules/secrets.ts'
import { selfApproval } from './rules/self-approval.ts'
import { separation } from './rules/separation.ts'
import { severity } from './rules/severity.ts'
import { successors } from './rules/successors.ts'
import { supply } from './rules/supply.ts'
import { texts } from './rules/texts.ts'
import { thingReferences } from './rules/thing-references.ts'
import { translations } from './rules/translations.ts'
import { valueReferences } from './rules/value-references.ts'
import { words } from './rules/words.ts'
import { workingDays } from './rules/working-days.ts'
import { type Rule, subjectOf } from './subject.ts'

/** The rules to be proved: a new one is a file under `rules` and a line here. */
const RULES: readonly Rule[] = [
  roleReferences,
  phaseReferences,
  fieldReferences,
  valueReferences,
  thingReferences,
  clauseReferences,
  fieldKinds,
  conditions,
  ids,
  repeats,
  words,
  translations,
  forms,
  commands,
  successors,
  priorities,
  severity,
  advice,
  workingDays,
  ranges,
  escalations,
  clockCourse,
  people,
  restricted,
  confidential,
  reachability,
  movers,
  containment,
  supply,
  selfApproval,
  outsiders,
  recipients,
  deadLetters,
  places,
  approvals,
  agreement,
  clocks,
  calls,
  days,
  editions,
  letters,
  texts,
  secrets,
  separation,
  exceptions,
  findings,
  invariants,
]

/**
 * Proves a policy: everything that is wrong with it, and nothing where all that can happen under it is sound. It is asked when
 * the policy is proposed and again when it comes to count.
 */
export const checkPolicy = (policy: Policy): readonly Finding[] => proofOf(policy).flatMap(({ found }) => found)

const proofOf = oncePer((policy: Policy): readonly { rule: Rule; found: readonly Finding[] }[] => {
  const subject = subjectOf(policy)
  return RULES.map((rule) => ({ rule, found: rule(subject) }))
})

/**
 * The rules by which these findings were found in a policy, asked of another one: whether a finding is still there is known
 * without a proof of all the rest. Undefined where one of them was found by none of these rules.
 */
export function rulesBehind(policy: Policy, findings: readonly Finding[]): readonly Rule[] | undefined {
  const wanted = new Set(findings)
  const behind = proofOf(policy).filter(({ found }) => found.filter((one) => wanted.delete(one)).length > 0)
  return wanted.size > 0 ? undefined : behind.map(({ rule }) => rule)
}

export function checkBy(rules: readonly Rule[], policy: Policy): readonly Finding[] {
  const subject = subjectOf(policy)
  return rules.flatMap((rule) => rule(subject))
}
