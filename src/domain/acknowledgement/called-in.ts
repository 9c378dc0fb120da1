import { UNLISTED } from '../notices/notice-audience.ts'
import { allWords } from '../policy/basics.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { AudienceMember } from './audience.ts'

/** By which names people call somebody who is to be told: a group or customer by its id or in any language, a person by theirs. */
export function calledIn(
  { groups, customers }: Pick<Policy, 'groups' | 'customers'>,
  one: Exclude<AudienceMember, { kind: 'account' }>,
): { id: string; labels: string[] } {
  switch (one.kind) {
    case 'person':
      return { id: one.name, labels: [] }
    case 'group':
      return { id: one.group, labels: allWords(ownProperty(groups ?? {}, one.group) ?? one.group) }
    case 'customer':
      return { id: one.customer, labels: customerLabels(customers, one.customer) }
  }
}

function customerLabels(customers: Policy['customers'], id: string): string[] {
  const known = ownProperty(customers, id)
  if (known !== undefined) return allWords(known.label)
  return id === UNLISTED ? ['customers', '顧客', '一覧にない'] : ['none', 'なし', '顧客', 'customers']
}
