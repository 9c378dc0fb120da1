import { factValues } from '../../domain/case/case.ts'
import { goesOnAmongFew, openedAs } from '../../domain/case/goes-on-among-few.ts'
import type { Answered } from '../../domain/commands/answered.ts'
import { holds } from '../../domain/policy/condition.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { GitHubRef } from '../case/github-ref.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { carriedFacts } from './carried-facts.ts'
import { type BeginCase, homeOf, openCase } from './open-case.ts'
import { unlessOutOfReach } from './refuse-out-of-reach.ts'

/** The cases that were opened: `shown` where the case they follow from says so. */
export type FollowUps = 'none' | 'opened' | 'shown'

/** Cases that follow from the way that this one took, each opened once, and kept on its record (R9-3, R8-2). */
export async function openFollowUpCases(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  begin: BeginCase,
): Promise<FollowUps> {
  const { file } = run
  const { number } = address.issue
  const made: Record<string, GitHubRef> = {}
  if (file === undefined) return 'none'
  const owed = [...wayOpens(run, file.case), ...amongFew(run, file.case, inForce, address)]
  for (const { process, answers } of owed) {
    const name = openedAs(process)
    if (file.case.screen[name] !== undefined) continue
    const mark = `follows=${number}:${process}`
    const from = asLinked(inForce, process, address)
    // Where it would be opened is out of reach: the answer is given all the same, and a later round opens it.
    const opened = await openCase(ports, inForce, process, mark, { from, answers }, begin).catch(
      unlessOutOfReach(ports),
    )
    if (opened !== undefined) made[name] = { id: opened.number }
  }
  if (Object.keys(made).length === 0) return 'none'
  await recordScreenIds(ports, inForce, address, run, made)
  return goesOnAmongFew(run.context.policy, file.case) ? 'shown' : 'opened'
}

type Case = NonNullable<CaseRun['file']>['case']
interface Owed {
  process: string
  answers: readonly Answered[]
}

/** The follow-up cases that the way taken last opens. */
function wayOpens({ context: { policy } }: CaseRun, state: Case): Owed[] {
  const [before, last] = state.path.slice(-2)
  if (before === undefined || last === undefined) return []
  return (policy.processes[state.process]?.transitions ?? []).flatMap(({ from, to, opens }) => {
    const isTaken = to === last.phase && from.includes(before.phase)
    const wanted = opens?.when === undefined || holds(opens.when, factValues(state))
    return opens === undefined || !isTaken || !wanted ? [] : [{ process: opens.process, answers: [] }]
  })
}

/** Where few may know of it, it goes on there. */
function amongFew({ context: { policy } }: CaseRun, state: Case, inForce: PolicyInForce, address: CaseAddress): Owed[] {
  const rule = policy.processes[state.process]?.restricts
  if (rule === undefined || !goesOnAmongFew(policy, state)) return []
  const from = asLinked(inForce, rule.opens, address)
  return [{ process: rule.opens, answers: carriedFacts(policy, state, rule.opens, from) }]
}

/** The number alone, with the repository where that is another. */
function asLinked(inForce: PolicyInForce, process: string, { repository, issue }: CaseAddress): string {
  const there = homeOf(inForce, process)
  return there === undefined || there.name === repository.name
    ? `#${issue.number}`
    : `${repository.owner}/${repository.name}#${issue.number}`
}
