import { type AudienceMember, whoseOf } from '../acknowledgement/audience.ts'
import type { Acknowledgement, Case } from '../case/case.ts'
import type { NoticePolicy } from '../policy/notice.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { type NoticeSurroundings, noticeAudience } from './notice-audience.ts'

/** The name under which the approval, the sendings and the omissions of a notice stand in the record. */
export const noticeApproval = (notice: string): string => `${PREFIX}${notice}`
const PREFIX = 'notice:'

/** The notice that stands in the record under this name; undefined where it is another thing's. */
export const noticeOf = (what: string): string | undefined =>
  what.startsWith(PREFIX) ? what.slice(PREFIX.length) : undefined

/** The line from which on the text of a notice holds all of its parts as they are now; undefined where there is no such text. */
export function drawnUp({ drafts, facts }: Case, notice: string, { parts }: NoticePolicy): number | undefined {
  if (parts.length === 0) return 0
  const written = parts.map((field) => ownProperty(facts, field)?.seq ?? Number.POSITIVE_INFINITY)
  return drafts.find((draft) => draft.notice === notice && written.every((seq) => seq < draft.seq))?.seq
}

/** From which line on an approval or a sending of this notice counts: its text was there, and the plan was merged. */
export function countsSince(
  state: Case,
  notice: string,
  rule: NoticePolicy,
  pull: string | undefined,
): number | undefined {
  const drawn = drawnUp(state, notice, rule)
  const merged = pull === undefined ? 0 : ownProperty(state.mergedIn, pull)
  return drawn === undefined || merged === undefined ? undefined : Math.max(drawn, merged)
}

export interface Told {
  one: AudienceMember
  /** How it was sent to them, or why it need not be; undefined where nothing that counts is on the record. */
  said: Acknowledgement | undefined
}

/** From which line on a sending counts, and from which on it does to say why somebody need not be told. */
export interface TellingCounts {
  sent(seq: number): boolean
  omitted(seq: number): boolean
}

/** Each of those whom a notice has to reach, with what is on the record for them. */
export function toldBy(notice: string, rule: NoticePolicy, around: NoticeSurroundings, counts: TellingCounts): Told[] {
  const audience = noticeAudience(rule, around)
  if (audience.kind === 'unsettled') return []
  return audience.all.map((one) => ({
    one,
    said: around.case.acknowledgements.findLast(
      ({ what, whose, seq, exempt }) =>
        what === noticeApproval(notice) &&
        whose === whoseOf(one) &&
        (exempt === undefined ? counts.sent(seq) : counts.omitted(seq)),
    ),
  }))
}

/** Whom the sendings of a notice reached, as far as the record names them. */
export const reachedBy = ({ acknowledgements }: Case, notice: string): string[] => [
  ...new Set(
    acknowledgements.flatMap(({ what, whose, exempt }) =>
      what === noticeApproval(notice) && exempt === undefined ? [whose] : [],
    ),
  ),
]
