/**
 * A condition on the facts of a case: start triggers of runbooks and gates of the policy say it alike.
 * `is` asks a fact with one value, `includes` one with many, `set` whether anything is known at all, `ever` whether one of
 * these was recorded at any time, whatever counts now.
 */
export type Condition =
  | { fact: string; is: string[] }
  | { fact: string; includes: string[] }
  | { fact: string; set: boolean }
  | { fact: string; ever: string[] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

/** The values of a fact, or undefined (or none) where nothing is known of it. */
export type FactValues = (fact: string) => readonly string[] | undefined

/** Without a history, what counts now is all that ever was. */
export function holds(condition: Condition, facts: FactValues, history: FactValues = facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts, history))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts, history))
  if ('not' in condition) return !holds(condition.not, facts, history)
  if ('ever' in condition) return (history(condition.fact) ?? []).some((value) => condition.ever.includes(value))
  const known = facts(condition.fact) ?? []
  if ('set' in condition) return known.length > 0 === condition.set
  if ('includes' in condition) return known.some((value) => condition.includes.includes(value))
  const [only, ...more] = known
  return only !== undefined && more.length === 0 && condition.is.includes(only)
}

/** The values that a condition on one fact compares it with. */
export function comparedWith(condition: Extract<Condition, { fact: string }>): readonly string[] {
  if ('is' in condition) return condition.is
  if ('includes' in condition) return condition.includes
  return 'ever' in condition ? condition.ever : []
}

export interface AskedFact {
  readonly fact: string
  /** The values that the condition compares with; none where it only asks whether the fact is set. */
  readonly values: readonly string[]
  readonly path: readonly (string | number)[]
}

/** Every fact that a condition asks, with its place inside the condition, so that a check can point at it. */
export function askedFacts(condition: Condition, path: readonly (string | number)[] = []): AskedFact[] {
  if ('all' in condition) return condition.all.flatMap((part, at) => askedFacts(part, [...path, 'all', at]))
  if ('any' in condition) return condition.any.flatMap((part, at) => askedFacts(part, [...path, 'any', at]))
  if ('not' in condition) return askedFacts(condition.not, [...path, 'not'])
  return [{ fact: condition.fact, values: comparedWith(condition), path }]
}
