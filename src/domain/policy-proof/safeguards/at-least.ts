import type { Gate } from '../../gates/gates.ts'
import { isSame } from '../../policy/own/mapping.ts'
import { hours } from '../../time/hours.ts'

/** Asking more of these is stricter. */
const MORE = ['facts', 'notices', 'groups', 'customers', 'roles', 'approved-by']
/** Fewer of these are stricter: who may do it, which values do, what is left out of account. */
const FEWER = ['by', 'signed-by', 'appointed-by', 'is', 'except']
/** Each of these approves a pull request; of those who approve a notice one does, so that one more is one more way past the rest. */
const isAnyOf = ({ kind }: Readonly<Record<string, unknown>>, key: string): boolean =>
  kind === 'notices' && key === 'approved-by'
/** The keys that open a gate otherwise, or keep it from standing. */
const LOOSER = ['when', 'or-fact']
/** The sooner, the stricter. */
const SHORTER = ['most']
/** The longer, the stricter: a time to answer. */
const LONGER = ['least']

/** Whether a gate is the same as another, or asks for more. */
export function isAtLeast(gate: Gate, before: Gate): boolean {
  const [now, then] = [gate as Readonly<Record<string, unknown>>, before as Readonly<Record<string, unknown>>]
  if (now.kind !== then.kind) return false
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].every((key) => {
    const [one, other] = [now[key], then[key]]
    if (isSame(one, other)) return true
    if (isAnyOf(now, key)) return other === undefined || (one !== undefined && hasAll(other, one))
    if (MORE.includes(key)) return isTrueToo(one, other) && hasAll(one, other)
    if (FEWER.includes(key)) return other === undefined ? false : hasAll(other, one)
    if (LOOSER.includes(key)) return one === undefined
    if (SHORTER.includes(key)) return typeof one === 'string' && typeof other === 'string' && !isLonger(one, other)
    if (LONGER.includes(key)) return typeof one === 'string' && typeof other === 'string' && !isLonger(other, one)
    // A condition by which earlier acts count no more: one more is stricter, another one is another.
    return other === undefined
  })
}

const isTrueToo = (one: unknown, other: unknown): boolean => typeof other !== 'boolean' || !other || one === true
const hasAll = (one: unknown, other: unknown): boolean =>
  !Array.isArray(other) || (Array.isArray(one) && other.every((item) => one.includes(item)))

export const isLonger = (one: string, other: string): boolean => hours(one) > hours(other)
