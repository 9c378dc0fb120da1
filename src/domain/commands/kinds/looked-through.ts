import type { Judgement } from '../../audit/operation-check/operation.ts'
import { changedFindings } from '../../findings/changed-findings.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, IGNORED } from '../decision.ts'
import { APP_DOORS } from '../request-origin.ts'

interface LookedThrough {
  kind: 'looked-through'
  judged: readonly Judgement[]
}

/** The findings of the operation check as of now; nothing is written down where the ledger says so already, or once it was signed. */
export const lookedThroughCommand = commandKind<LookedThrough>('looked-through', {
  doors: APP_DOORS,
  decide: ({ process, case: state }, { judged }) => {
    if (process.findings === undefined || process.phases[state.phase]?.end !== undefined) return IGNORED
    const changed = changedFindings(state.findings, judged)
    return changed === undefined ? IGNORED : accepted([changed])
  },
})
