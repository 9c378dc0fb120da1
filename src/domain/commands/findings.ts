import { changedFindings } from '../findings/changed-findings.ts'
import { shownId, standing } from '../findings/findings.ts'
import { runsOf } from '../findings/ranges.ts'
import { because, type Reason } from '../refusals/reason.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, hasRole, IGNORED, refused, type View } from './decision.ts'

/** What is done with the findings of the operation check (R5-1, R5-2). */

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

const CLAUSE = 'R5-1'

/** What the app has found now; nothing is written down where the ledger says so already, or once it was signed. */
export function lookedThrough({ process, case: state }: View, { judged }: Of<'looked-through'>): Decision {
  if (process.findings === undefined || process.phases[state.phase]?.end !== undefined) return IGNORED
  const changed = changedFindings(state.findings, judged)
  return changed === undefined ? IGNORED : accepted([changed])
}

/** A finding is left as it is, for a reason. */
export function accept(view: View, { findings, reason }: Of<'accept'>): Decision {
  const { process, case: state } = view
  if (process.findings === undefined) return refused(because('no-findings', CLAUSE))
  const by = process.findings['accepted-by']
  if (!hasRole(view, by)) return refused(because('not-for-you', CLAUSE, { roles: by }))
  if (process.phases[state.phase]?.end !== undefined) return refused(because('already-signed', CLAUSE))
  const [unknown, ...more] = unknownAmong(view, findings)
  if (unknown !== undefined) return refused(unknown, ...more)
  if (reason.trim() === '') return refused(because('usage', CLAUSE, { command: 'accept' }))
  return accepted([{ type: 'findings-accepted', data: { findings: [...findings] }, text: { reason: reason.trim() } }])
}

/** Findings that are named and do not stand. */
export function unknownAmong({ case: state }: Pick<View, 'case'>, findings: readonly string[]): Reason[] {
  const all = standing(state.findings)
  return findings
    .filter((id) => !all.some((one) => one.id === id))
    .map((id) => because('unknown-finding', CLAUSE, { text: shownId(id), findings: runsOf(all) }))
}

/** Whoever writes down his signature has seen what stood there until then, and nothing that came with the same breath. */
export function signsUnseen({ case: { findings }, asked }: Pick<View, 'case' | 'asked'>): boolean {
  const second = (at: string): number => Math.floor(Date.parse(at) / 1000)
  return findings !== undefined && second(asked.at) < second(findings.at)
}
