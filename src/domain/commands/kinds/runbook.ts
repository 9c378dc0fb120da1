import { runbooksFor } from '../../policy/runbooks-for.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import type { Reader } from '../reading.ts'
import { runbookNamed } from '../runbook-named.ts'

interface ChooseRunbook {
  kind: 'runbook'
  /** Its id or title, as it was written. */
  id: string
}

const read: Reader<ChooseRunbook> = ({ line }) => (line === '' ? undefined : { kind: 'runbook', id: line })

/** `/runbook <id>`: somebody in charge chooses the procedure (R4.2-2) among those that are there (R1-2). */
export const runbookCommand = commandKind<ChooseRunbook>('runbook', {
  slash: [{ word: 'runbook', names: ['手順書', '対応手順'], meant: [], read }],
  decide: runbook,
})

function runbook(view: View, { id: written }: ChooseRunbook): Decision {
  const { by } = view.policy.organisation
  if (!hasRole(view, by)) return refused(notForYou(by, 'R4.2-2'))
  const id = runbookNamed(view, written)
  const offered = runbooksFor(view.policy, view.case.process, view.runbooks)
  const chosen = offered.find(({ head }) => head.id === id)
  if (chosen === undefined)
    return refused(because('unknown-runbook', 'R1-2', { text: id, runbooks: offered.map(({ head }) => head.id) }))
  return accepted([
    {
      type: 'runbook-matched',
      data: { runbook: id, executive: chosen.head.executive, ties: [], by: 'person' },
      text: {},
    },
  ])
}
