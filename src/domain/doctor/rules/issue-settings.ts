import { optionsOf } from '../../policy/field-options.ts'
import { isResponse } from '../../policy/is-response.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { isCalled, optionFor, severityWords } from '../../screen/issue-settings.ts'
import { type DoctorFinding, hint } from '../doctor-finding.ts'
import { ifSeen, type SetUpFacts } from '../facts.ts'

/** Types and the severity field that the policy names are there. Hints: nothing waits for them. */
export function issueSettingsFindings(facts: SetUpFacts): DoctorFinding[] {
  return [...typeFindings(facts), ...fieldFindings(facts)]
}

function typeFindings({ policy, repositories }: SetUpFacts): DoctorFinding[] {
  const types = policy.issues?.types ?? {}
  return repositories.flatMap(({ name: repository, ids, issueTypes }) => {
    const there = issueTypes && ifSeen(issueTypes)
    if (there === undefined) return []
    return Object.entries(types)
      .filter(([process]) => ids.includes(policy.processes[process]?.repository ?? ''))
      .filter(([, type]) => !there.some((one) => isCalled(one, type)))
      .map(([process, type]) => hint('issue-type-missing', { repository, process, type }))
  })
}

function fieldFindings({ policy, owner, issueFields }: SetUpFacts): DoctorFinding[] {
  const field = policy.issues?.['severity-field']
  const there = issueFields && ifSeen(issueFields)
  if (field === undefined || there === undefined) return []
  const found = there.find(({ name }) => isCalled(name, field))
  if (found === undefined) return [hint('issue-field-missing', { owner, field })]
  return severitiesOf(policy).flatMap((severity) => {
    const words = severityWords(policy, severity)
    if (optionFor(words, found.options) !== undefined) return []
    return [hint('issue-option-missing', { field, option: words[0] ?? severity })]
  })
}

function severitiesOf(policy: Policy): string[] {
  const field = policy.fields[policy.meanings.severity]
  const isShown = Object.keys(policy.processes).some((process) => isResponse(policy, process))
  return field === undefined || !isShown ? [] : optionsOf(policy, field).map(({ id }) => id)
}
