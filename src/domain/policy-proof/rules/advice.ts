import { findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Only the first advice for a kind is ever told: a second one would be read by nobody (R4-2). */
export const advice: Rule = ({ policy }) =>
  policy.advice.flatMap(({ kinds }, at) =>
    kinds.flatMap((kind, index) =>
      policy.advice.slice(0, at).some((one) => one.kinds.includes(kind))
        ? [findingAbout('advice-twice', ['advice', at, 'kinds', index], { kind })]
        : [],
    ),
  )
