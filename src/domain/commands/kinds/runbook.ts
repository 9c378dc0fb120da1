import { runbooksFor } from '../../policy/runbooks-for.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'

interface ChooseRunbook {
  kind: 'runbook'
  id: string
}

const read: Reader<ChooseRunbook> = ({ line }) => {
  const first = takeWord(line)
  return first === undefined ? undefined : { kind: 'runbook', id: first.word.toLowerCase() }
}

/** `/runbook <id>`: somebody in charge chooses the procedure (R4.2-2). */
export const runbookCommand = commandKind<ChooseRunbook>('runbook', {
  slash: [{ word: 'runbook', names: ['手順書', '対応手順'], meant: [], read }],
  decide: runbook,
})

function runbook(view: View, { id }: ChooseRunbook): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return refused(notForYou(by, 'R4.2-2'))
  const offered = runbooksFor(view.policy, view.case.process, view.runbooks)
  const chosen = offered.find(({ head }) => head.id === id)
  if (chosen === undefined)
    return refused(because('unknown-runbook', clause, { text: id, runbooks: offered.map(({ head }) => head.id) }))
  return accepted([
    {
      type: 'runbook-matched',
      data: { runbook: id, executive: chosen.head.executive, ties: [], by: 'person' },
      text: {},
    },
  ])
}
