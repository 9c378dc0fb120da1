import type { AudienceMember } from '../acknowledgement/audience.ts'
import type { Case } from '../case/case.ts'
import { unknownValue } from '../commands/unknown-value.ts'
import type { NoticePolicy } from '../policy/notice.schema.ts'
import { ownProperty } from '../values/own-property.ts'

/** Stands for customers whom the register does not list, and for the statement that none is concerned. */
export const UNLISTED = 'not-listed'
const NONE = 'none'
/** Each customer of the register, rather than those whom a field names. */
export const EVERY_CUSTOMER = 'every'

/** The surroundings looked at to find whom a notice goes to. */
export interface NoticeSurroundings {
  case: Case
  groups: readonly string[]
  customers: readonly string[]
}

/** Everybody whom a notice has to reach, each by itself; or the field that has to say it first. */
export type NoticeAudience =
  | { kind: 'known'; all: readonly AudienceMember[] }
  | { kind: 'unsettled'; field: string; said: boolean }

/** A notice that names no audience is one sending, to whomever it says (R8-3). */
export function noticeAudience(rule: NoticePolicy, around: NoticeSurroundings): NoticeAudience {
  const groups = rule.groups === true ? around.groups.map((group): AudienceMember => ({ kind: 'group', group })) : []
  const ids = customerIds(rule, around)
  return Array.isArray(ids)
    ? { kind: 'known', all: [...groups, ...ids.map((customer): AudienceMember => ({ kind: 'customer', customer }))] }
    : { kind: 'unsettled', ...ids }
}

function customerIds(
  { customers: field }: NoticePolicy,
  { case: state, customers }: NoticeSurroundings,
): string[] | { field: string; said: boolean } {
  if (field === undefined) return []
  // Without a register nobody can be named one by one, and yet somebody is told.
  if (field === EVERY_CUSTOMER) return customers.length === 0 ? [UNLISTED] : [...customers]
  const fact = ownProperty(state.facts, field)
  if (fact === undefined) return customers.length === 0 ? [UNLISTED] : { field, said: false }
  const { values, provisional } = fact
  const open = values.length === 0 || values.some((value) => unknownValue(value) !== undefined)
  if (provisional || open) return { field, said: true }
  const listed = values.filter((value) => customers.includes(value))
  const others = values.filter((value) => value === UNLISTED || value === NONE)
  return [...listed, ...others]
}
