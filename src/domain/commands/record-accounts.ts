import { marksAccounts } from '../accounts/accounts-in.ts'
import { resolveAccounts } from '../accounts/resolve-accounts.ts'
import type { Field } from '../policy/fields.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { RawValue } from './answered.ts'
import type { View } from './decision.ts'
import { saysMoreThanNone, saysNone } from './none-value.ts'
import { unknownValue } from './unknown-value.ts'

interface Named {
  /** Numeric ids, which stay what they are when an account is renamed; undefined: nothing is recorded. */
  fact: { ids: readonly string[]; provisional: boolean } | undefined
  reasons: readonly Reason[]
}

/**
 * Whom a field of accounts names. It keeps people out of the case, so what is no account is asked for and never passed
 * over: a comment is refused, a report is kept, and neither lets anybody back in whom the field names already.
 */
export function recordAccounts(
  { directory, case: state }: Pick<View, 'directory' | 'case'>,
  id: string,
  { clause }: Pick<Field, 'clause'>,
  { text, ids }: Extract<RawValue, { kind: 'accounts' }>,
  source: 'form' | 'comment' | 'derived',
): Named {
  if (ids !== undefined) return { fact: { ids, provisional: false }, reasons: [] }
  const before = ownProperty(state.facts, id)
  const named = (before?.values.length ?? 0) > 0
  const kept = source === 'form' && !named
  const unknown = marksAccounts(text) ? undefined : unknownValue(text)
  if (unknown !== undefined) {
    if (kept || (!named && unknown.reason !== ''))
      return {
        fact: { ids: [], provisional: true },
        reasons: kept ? [because('account-unclear', clause, { field: id, text })] : [],
      }
    return {
      fact: undefined,
      reasons: [because(named ? 'account-unclear' : 'unknown-without-reason', clause, { field: id, text })],
    }
  }
  if (saysNone(text) && !marksAccounts(text) && source !== 'form') {
    return saysMoreThanNone(text)
      ? { fact: { ids: [], provisional: false }, reasons: [] }
      : { fact: undefined, reasons: [because('none-without-reason', clause, { field: id })] }
  }
  const { accounts, persons, unclear } = resolveAccounts(directory, text)
  const found = accounts.map((account) => String(account.id))
  if (unclear.length === 0 && found.length + persons.length > 0)
    return { fact: { ids: found, provisional: false }, reasons: [] }
  const asked = because('account-unclear', clause, {
    field: id,
    text: unclear.length === 0 ? text : unclear.join(', '),
  })
  return { fact: kept ? { ids: found, provisional: true } : undefined, reasons: [asked] }
}
