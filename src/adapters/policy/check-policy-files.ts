import type { Language } from '../../domain/policy/basics.ts'
import { inherit } from '../../domain/policy/inherit.ts'
import { asMapping, isMapping, type Mapping, type Path } from '../../domain/policy/own/mapping.ts'
import { EXTENDS, mergePolicy } from '../../domain/policy/own/merge-policy.ts'
import { ownCauses } from '../../domain/policy/own/own-cause.ts'
import { type Policy, policySchema } from '../../domain/policy/policy.schema.ts'
import { checkBy, rulesBehind } from '../../domain/policy-proof/check-policy.ts'
import type { Finding } from '../../domain/policy-proof/finding.ts'
import { oncePer } from '../../domain/values/once-per.ts'
import { fillIn } from '../messages/fill-in.ts'
import type { Bases } from './bases.ts'
import { byPlace, findingsOf, type ReviewedProblem, reviewWhole } from './check-policy-text.ts'
import { type CompanyPolicy, companyPolicy, resolvedPath } from './company-policy.ts'
import { loadPolicyFile } from './load-policy.ts'
import { LOAD_WORDS } from './load-words.ts'
import type { OwnPolicy } from './own-policy.ts'

export interface PolicyFiles {
  file: string
  text: string
  /** The file that was generated from it; undefined where there is none. */
  resolved: string | undefined
}

/** The findings in a company's policy: its file, and where that builds on a base, the whole that was made of both. */
export function reviewPolicyFiles(
  { file, text, resolved }: PolicyFiles,
  { language = 'en', bases, now }: { language?: Language | undefined; bases: Bases; now: string },
): ReviewedProblem[] {
  return reviewCompanyPolicy(companyPolicy(text, { file, language, bases }), { file, resolved, now }, language)
}

/** The same of a policy that was read in this language. */
export function reviewCompanyPolicy(
  loaded: ReturnType<typeof companyPolicy>,
  { file, resolved, now }: Omit<PolicyFiles, 'text'> & { now: string },
  language: Language,
): ReviewedProblem[] {
  if ('problems' in loaded) return loaded.problems.map((problem) => ({ ...problem, severity: 'error' }))
  if (loaded.own === undefined)
    return reviewWhole(findingsOf(loaded.policy, undefined, now), loaded.yaml, file, language)
  return [
    ...reviewOwn(loaded, loaded.own, { file, now }, language),
    ...compared(loaded, loaded.own, { file, resolved }, language),
  ].sort(byPlace)
}

/** A finding in a part of the base was brought about by the own file: that line is named. */
function reviewOwn(
  loaded: CompanyPolicy,
  own: OwnPolicy,
  at: { file: string; now: string },
  language: Language,
): ReviewedProblem[] {
  const { policy, yaml } = loaded
  const ground = groundOf(own)
  const found = findingsOf(policy, ground, at.now)
  const inBase = found.filter(({ path }) => own.merged.ownPathOf(yaml.originOf(path)) === undefined)
  const causes = inBase.length === 0 ? [] : causesOf(own, policy, ground, inBase, at.now)
  const causeOf = new Map(inBase.map(({ path }, at) => [path.join('\0'), causes[at] ?? [EXTENDS]]))
  const placeOf: typeof yaml.placeOf = (path, at) => {
    const cause = causeOf.get(path.join('\0'))
    return cause === undefined ? yaml.placeOf(path, at) : own.ownPlaceOf(cause, 'key')
  }
  return reviewWhole(found, { ...yaml, placeOf }, at.file, language)
}

/** The base as a policy by itself. */
const groundOf = ({ base, values }: OwnPolicy): Policy | undefined => groundsOf(asMapping(values.base))(base)

/** Each company's file is held against the same one. */
const groundsOf = oncePer((base: Mapping) => {
  const known = new Map<string, { ground: Policy | undefined }>()
  return (name: string): Policy | undefined => {
    const { ground } = known.get(name) ?? { ground: policyOf(mergePolicy(base, { [EXTENDS]: name }).value) }
    known.set(name, { ground })
    return ground
  }
})

function causesOf(
  { values, merged }: OwnPolicy,
  proved: Policy,
  ground: Policy | undefined,
  found: readonly Finding[],
  now: string,
): Path[] {
  const own = asMapping(values.own)
  // A finding that no rule of the proof made is looked for as it was found.
  const rules = rulesBehind(proved, found)
  const wrongWith = (changed: Mapping) => {
    const policy = policyOf(mergePolicy(values.base, { ...changed, [EXTENDS]: own[EXTENDS] }).value)
    if (policy === undefined) return undefined
    return rules === undefined ? findingsOf(policy, ground, now) : checkBy(rules, policy)
  }
  return ownCauses(own, merged, found, wrongWith)
}

function policyOf(value: unknown): Policy | undefined {
  const spelt = inherit(value)
  const read = spelt.problems.length > 0 ? undefined : policySchema.safeParse(spelt.value)
  return read?.success === true ? read.data : undefined
}

/** Own and base together are what the generated file says. */
function compared(
  { policy }: CompanyPolicy,
  own: OwnPolicy,
  { file, resolved }: { file: string; resolved: string | undefined },
  language: Language,
): ReviewedProblem[] {
  const beside = resolvedPath(file)
  const found = (code: 'resolved-missing' | 'resolved-differs', place: string): ReviewedProblem[] => [
    {
      ...{ code, file, path: [EXTENDS], severity: 'error', ...own.ownPlaceOf([EXTENDS], 'key') },
      message: fillIn(LOAD_WORDS[code][language], { file: beside, base: own.base, place }),
    },
  ]
  if (resolved === undefined) return found('resolved-missing', '')
  const whole = loadPolicyFile(resolved, { file: beside, language })
  if ('problems' in whole)
    return found('resolved-differs', `${whole.problems[0]?.line ?? 1}: ${whole.problems[0]?.message ?? ''}`)
  const place = firstDifference(whole.policy, policy)
  return place === undefined ? [] : found('resolved-differs', place.join('.'))
}

/** Where two values differ first, keys in their order. */
function firstDifference(one: unknown, other: unknown): (string | number)[] | undefined {
  if (JSON.stringify(one) === JSON.stringify(other)) return undefined
  const [mine, theirs] = [entriesOf(one), entriesOf(other)]
  if (mine === undefined || theirs === undefined) return []
  for (const [at, [key, value]] of mine.entries()) {
    const [otherKey, otherValue] = theirs[at] ?? []
    if (otherKey !== key) return [key]
    const inner = firstDifference(value, otherValue)
    if (inner !== undefined) return [key, ...inner]
  }
  return [theirs[mine.length]?.[0] ?? '']
}

const entriesOf = (value: unknown): [string | number, unknown][] | undefined =>
  Array.isArray(value) ? [...value.entries()] : isMapping(value) ? Object.entries(value) : undefined
