import { caseOfBranch } from '../case/case-branch.ts'
import type { PullRequestHeard } from '../inbox/signal.ts'
import { isPlaceForCases } from '../messages/admission.ts'
import { tellRevision } from '../messages/tell-revision.ts'
import { checkPolicyProposal } from '../policy/check-policy-proposal.ts'
import { checkRunbooks } from '../policy/check-runbooks.ts'
import { onMerged } from '../policy/on-adopt.ts'
import type { Ports } from '../ports/ports.ts'
import type { Depth } from './look.ts'
import { judges, type OnCase, withPolicy } from './on-case.ts'
import { runCase } from './run-case.ts'

/** An event on a pull request: its checks, the policy that it brings, and the case that waits for it. */
export async function onPullRequest(ports: Ports, signal: PullRequestHeard, depth: Depth): Promise<OnCase | undefined> {
  await checkRunbooks(ports, signal)
  await checkPolicyProposal(ports, signal)
  const replaced = signal.what === 'closed' && signal.merged ? await onMerged(ports, signal) : undefined
  const place = caseOfBranch(signal.branch)
  if (place === undefined) return undefined
  const { owner } = signal.repository
  const repository = await ports.policies.calledNow({ owner, name: place.repository }, 'lately')
  const inForce = await ports.policies.of(repository)
  if (inForce === undefined || !judges(inForce, repository)) return undefined
  if (!(await isPlaceForCases(ports, inForce, repository))) return undefined
  const ref = { repository, number: place.issue }
  const issue = await ports.issues.see(ref)
  if (issue === undefined) return undefined
  const done = await runCase(
    ports,
    inForce,
    { repository, issue },
    {
      ...{ depth, came: 'round', issue, column: undefined, together: undefined },
      told: { kind: 'pull-request', pull: place.pull, number: signal.number },
    },
  )
  const isItsOwn = done?.run.file.case.pulls[place.pull]?.number === signal.number
  if (replaced !== undefined && done !== undefined && isItsOwn)
    await tellRevision(ports, replaced, inForce, ref, done.run, place.pull)
  return withPolicy(inForce, place.issue, done)
}
