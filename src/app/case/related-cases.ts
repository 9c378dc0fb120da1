import type { Context } from '../../domain/case/context.ts'
import { kindOf, type RequestedCommand } from '../../domain/commands/command.ts'
import { parentOf } from '../../domain/links/parent-of.ts'
import type { RelatedCase } from '../../domain/links/related-case.ts'
import { reachedBy } from '../../domain/notices/notice-standing.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { type CaseAddress, ledgerOf, readCaseFile } from './case-file.ts'

/** The cases that commands name by number, as they are now; nothing where none is named. */
export async function relatedTo(
  ports: Ports,
  { rules: policy }: PolicyInForce,
  { repository }: CaseAddress,
  asked: readonly RequestedCommand[],
): Promise<Pick<Context, 'related'>> {
  const numbers = asked.flatMap(({ command }) => kindOf(command).cases(command))
  if (numbers.length === 0) return { related: 'not-checked' }
  const related = new Map<number, RelatedCase>()
  for (const number of new Set(numbers)) {
    const issue = await ports.issues.see({ repository, number })
    const snapshot = issue === undefined ? undefined : await ports.ledger.read(ledgerOf({ repository, issue }))
    const state = snapshot === undefined ? undefined : readCaseFile(snapshot.lines, policy)?.case
    if (state === undefined) continue
    const ended = policy.processes[state.process]?.phases[state.phase]?.end !== undefined
    related.set(number, {
      issue: number,
      process: state.process,
      ended,
      lead: parentOf(state)?.issue,
      notices: Object.fromEntries(Object.keys(state.notices).map((notice) => [notice, reachedBy(state, notice)])),
    })
  }
  return { related }
}
