import { factValues } from '../../domain/case/case.ts'
import { holds } from '../../domain/policy/condition.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { GitHubRef } from '../case/github-ref.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { type BeginCase, openCase } from './open-case.ts'

/** Cases that follow from the way that this one took, each opened once, and kept on its record (R9-3). */
export async function openFollowUpCases(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  begin: BeginCase,
): Promise<void> {
  const { file, context } = run
  const { number } = address.issue
  const made: Record<string, GitHubRef> = {}
  const [before, last] = file?.case.path.slice(-2) ?? []
  if (file === undefined || before === undefined || last === undefined) return
  for (const { from, to, opens } of context.policy.processes[file.case.process]?.transitions ?? []) {
    if (opens === undefined || to !== last.phase || !from.includes(before.phase)) continue
    const name = `opened-${opens.process}`
    const wanted = opens.when === undefined || holds(opens.when, factValues(file.case))
    if (!wanted || file.case.screen[name] !== undefined) continue
    const mark = `follows=${number}:${opens.process}`
    const opened = await openCase(ports, inForce, opens.process, mark, { from: number }, begin)
    if (opened !== undefined) made[name] = { id: opened.number }
  }
  if (Object.keys(made).length > 0) await recordScreenIds(ports, inForce, address, run, made)
}
