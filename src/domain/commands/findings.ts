import { shownId, standing } from '../findings/findings.ts'
import { runsOf } from '../findings/ranges.ts'
import { because, type Reason } from '../refusals/reason.ts'
import type { View } from './decision.ts'

const CLAUSE = 'R5-1'

/** Findings that are named and do not stand. */
export function unknownAmong({ case: state }: Pick<View, 'case'>, findings: readonly string[]): Reason[] {
  const all = standing(state.findings)
  return findings
    .filter((id) => !all.some((one) => one.id === id))
    .map((id) => because('unknown-finding', CLAUSE, { text: shownId(id), findings: runsOf(all) }))
}

/** A signature is for what stood there when it was written, and for nothing that came with the same breath. */
export function signsUnseen({ case: { findings }, asked }: Pick<View, 'case' | 'asked'>): boolean {
  const second = (at: string): number => Math.floor(Date.parse(at) / 1000)
  return findings !== undefined && second(asked.at) < second(findings.at)
}
