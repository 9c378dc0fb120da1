import type { Fact } from '../case/case.ts'
import { saysMoreThanNone, saysNone } from '../commands/none-value.ts'
import { saysNotFound } from '../commands/not-found-value.ts'
import { unknownValue } from '../commands/unknown-value.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { GateView } from './gate-kind.ts'

/**
 * The lack that keeps a recorded fact from being an answer; undefined where it is one. "Unknown" and "none" are answers only
 * as far as its field says so: a gate that either of them opens would ask for nothing.
 */
export function lackIn(
  { fields }: Pick<GateView, 'fields'>,
  id: string,
  fact: Fact,
  clause: string,
): Reason | undefined {
  const field = ownProperty(fields, id)
  const lacks = (code: Reason['code']): Reason => because(code, clause, { field: id })
  const { values, text, provisional } = fact
  if (field?.kind === 'accounts' && provisional) return because('account-unclear', clause, { field: id, text })
  const unknown = unknownReason(fact)
  if (unknown !== undefined) {
    if (field?.['may-be-unknown'] !== true) return lacks('unknown-not-taken')
    return unknown.trim() === '' ? lacks('unknown-without-reason') : undefined
  }
  if (provisional) return lacks('fact-provisional')
  if (values.length > 0) return undefined
  if (field?.['never-none'] === true && (saysNone(text) || !saysMoreThanNone(text))) return lacks('none-not-taken')
  if (field?.['none-needs-reason'] !== false && !saysMoreThanNone(text)) return lacks('none-without-reason')
  return saysNotFound(text) ? lacks('unknown-without-reason') : undefined
}

/** "Don't know" is a normal answer of a report, but no finding. */
function unknownReason({ values, text, provisional }: Fact): string | undefined {
  if (values.length > 0) return values.every((value) => unknownValue(value) !== undefined) ? text : undefined
  return provisional && text.trim() === '' ? '' : unknownValue(text)?.reason
}
