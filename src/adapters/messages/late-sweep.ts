import type { Account } from '../../domain/case/case.ts'
import type { LastSweep } from '../../domain/clock/last-sweep.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { mention } from './marks.ts'
import { md, textsIn } from './texts.ts'
import { timesIn } from './times.ts'

/** To those who answer for it: no round has taken place for too long. */
export function lateSweep(people: readonly Account[], last: LastSweep, policy: Policy): string {
  const translate = textsIn(policy.locale)
  const at = timesIn(policy['time-zone'], translate).full(last.at)
  return translate('sweep.late', { people: md(people.map(mention).join(' ')), at, hours: last.everyHours })
}
