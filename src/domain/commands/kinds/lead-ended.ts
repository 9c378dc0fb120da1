import { phaseEntered } from '../../case/phase-entered.ts'
import { parentOf } from '../../links/parent-of.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, IGNORED } from '../decision.ts'

interface LeadEnded {
  kind: 'lead-ended'
  lead: number
}

/** The case that leads this one has ended, and so do its parts. */
export const leadEndedCommand = commandKind<LeadEnded>('lead-ended', {
  doors: ['app'],
  decide: ({ process: { links, phases }, case: state }, { lead }) => {
    const now = parentOf(state)
    if (links === undefined || now?.issue !== lead || phases[state.phase]?.end !== undefined) return IGNORED
    return accepted([phaseEntered(state.phase, links.phase)])
  },
})
