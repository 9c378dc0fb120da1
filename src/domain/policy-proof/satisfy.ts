import { askedFacts, type Condition, holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'

type Values = readonly string[]

/** Past this many combinations nothing is concluded: no policy comes near it. */
const MOST = 100_000

/**
 * Whether there are facts with which a test holds: every combination of values that could make a difference to these
 * conditions is tried. Undefined where there are too many to try.
 */
export function someFacts(
  policy: Policy,
  conditions: readonly Condition[],
  test: (facts: (fact: string) => Values | undefined) => boolean,
): boolean | undefined {
  const asked = new Map<string, Set<string>>()
  for (const { fact, values } of conditions.flatMap((condition) => askedFacts(condition))) {
    const known = asked.get(fact) ?? new Set<string>()
    for (const value of values) known.add(value)
    asked.set(fact, known)
  }
  const domains = [...asked].map(([fact, values]) => ({ fact, states: statesOf(policy, fact, [...values]) }))
  const count = domains.reduce((product, { states }) => product * states.length, 1)
  if (count > MOST) return undefined
  for (let number = 0; number < count; number += 1) {
    const facts = new Map<string, Values>()
    let rest = number
    for (const { fact, states } of domains) {
      const state = states[rest % states.length]
      if (state !== undefined) facts.set(fact, state)
      rest = Math.floor(rest / states.length)
    }
    if (test((fact) => facts.get(fact))) return true
  }
  return false
}

/** Unknown, each value that is asked for, something else; for many of several, every selection of them. */
function statesOf(policy: Policy, fact: string, values: readonly string[]): Values[] {
  // No option's id holds a blank, so this is none of them.
  const other = 'something else'
  const single = [[], ...[...values, other].map((value) => [value])]
  const field = ownProperty(policy.fields, fact)
  if (field === undefined || !['choices', 'checks', 'systems', 'customers'].includes(field.kind)) return single
  let selections: Values[] = [[]]
  for (const value of [...values, other]) selections = selections.flatMap((chosen) => [chosen, [...chosen, value]])
  return selections
}

/** Whether one condition holds wherever the other does; true where there is too much to try. */
export function follows(policy: Policy, from: Condition | undefined, to: Condition): boolean {
  const broken = someFacts(
    policy,
    [...(from === undefined ? [] : [from]), to],
    (facts) => (from === undefined || holds(from, facts)) && !holds(to, facts),
  )
  return broken !== true
}
