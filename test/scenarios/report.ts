import { loadPolicy } from '../../src/adapters/policy/load-policy.ts'
import { type FormInput, issueBody } from '../../src/domain/issue-form/issue-body.ts'
import type { Language } from '../../src/domain/policy/basics.ts'
import { formsOf } from '../../src/domain/policy/form-of.ts'
import type { Policy } from '../../src/domain/policy/policy.schema.ts'
import { defaultPolicy } from '../../src/sandbox/organisation/templates.ts'

function readDefaultPolicy(): Policy {
  const { policy } = loadPolicy(defaultPolicy() ?? '', { file: 'hikeshi.yml' })
  if (policy === undefined) throw new Error('The default policy cannot be read')
  return policy
}

/** The policy that the embedded GitHub has unless told otherwise. */
export const POLICY = readDefaultPolicy()

/** GitHub's text of the default policy's report, filled in. */
export function report(input: FormInput, language: Language = 'ja'): string {
  const found = formsOf(POLICY).find((one) => one.process === 'incident' && one.language === language)
  if (found === undefined) throw new Error(`No form in ${language}`)
  return issueBody(found.form, input)
}

/** A report as an ordinary evening brings it: a runbook matches, nothing starts the response organisation. */
export const STOLEN: FormInput = {
  description: '駅で鞄ごと盗まれた。ノートパソコンが入っていた。',
  certainty: 'suspected',
  'detected-at': '今',
  ongoing: 'stopped',
  kind: 'lost-or-stolen',
  systems: ['staff-devices'],
  information: ['none'],
  relation: 'employee',
}

let reports = 0

/** A report of its own each time: the same words by one person within an hour are named as twins. */
export function ownReport(): string {
  reports += 1
  return report({ ...STOLEN, description: `${STOLEN.description}（${reports}台目）` })
}

/** The columns of the board are the phases in the policy's language. */
export function columnOf(phase: string): string {
  const label = POLICY.processes.incident?.phases[phase]?.label
  if (label === undefined || typeof label === 'string') throw new Error(`No phase ${phase}`)
  return label.ja ?? ''
}
