import { type FormProblem, type FormProblemCode, formProblems } from '../../issue-form/issue-form-rules.ts'
import type { Language } from '../../policy/basics.ts'
import { formsOf } from '../../policy/form-of.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, type FindingCode, finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Problems for which GitHub would refuse the forms that are made from the policy; some of them are found elsewhere already. */
const CODES: Readonly<Record<FormProblemCode, FindingCode | undefined>> = {
  blank: 'form-blank',
  'line-break': 'form-line-break',
  'no-items': undefined,
  'bad-id': undefined,
  'duplicate-id': 'form-duplicate-field',
  'duplicate-label': undefined,
  'forbidden-word': 'form-forbidden-word',
  'no-options': 'form-no-options',
  'duplicate-option': undefined,
  'reserved-option': 'form-reserved-option',
  'options-overlap': 'form-options-overlap',
}

/** GitHub takes every form that is generated, and each body made with it can be read in one way. */
export const forms: Rule = ({ policy }) => {
  const found = new Map<string, Finding>()
  for (const { process, language, form } of formsOf(policy)) {
    for (const problem of formProblems(form)) {
      const code = CODES[problem.code]
      const path = placeOf(policy, process, language, problem)
      // The ids of options are looked at for every field, asked in a form or not.
      if (code === undefined || (problem.code === 'duplicate-id' && path[0] === 'fields')) continue
      const key = `${code} ${path.join(' ')}`
      if (!found.has(key)) found.set(key, finding(code, path, { ...problem.params, process }))
    }
  }
  return [...found.values()]
}

/** From the place in a form to the place in the policy that it was made from. */
function placeOf(policy: Policy, process: string, language: Language, { path }: FormProblem): PolicyPath {
  const form = ['processes', process, 'form']
  const [part, at, key, option] = path
  if (part !== 'items') return [...form, ...path, ...inLanguage(policy.processes[process]?.form?.name, language)]
  const known = (policy.processes[process]?.form?.items ?? []).filter(
    ({ field }) => ownProperty(policy.fields, field) !== undefined,
  )
  const item = known[Number(at)]
  if (item === undefined) return [...form, 'items']
  const index = policy.processes[process]?.form?.items.indexOf(item) ?? 0
  const field = ownProperty(policy.fields, item.field)
  if (key === 'label') {
    return item.label === undefined
      ? ['fields', item.field, 'label', ...inLanguage(field?.label, language)]
      : [...form, 'items', index, 'label', ...inLanguage(item.label, language)]
  }
  if (key !== 'options') return [...form, 'items', index, 'field']
  const options = field !== undefined && 'options' in field ? field.options : []
  const chosen = options[Number(option)]
  if (option === undefined) return ['fields', item.field, 'options']
  if (chosen !== undefined)
    return ['fields', item.field, 'options', Number(option), 'label', ...inLanguage(chosen.label, language)]
  const register = field?.kind === 'customers' ? 'customers' : 'systems'
  const [id, entry] = Object.entries(policy[register])[Number(option) - options.length] ?? []
  return id === undefined ? [register] : [register, id, 'label', ...inLanguage(entry?.label, language)]
}

const inLanguage = (words: unknown, language: Language): Language[] =>
  typeof words === 'object' && words !== null && language in words ? [language] : []
