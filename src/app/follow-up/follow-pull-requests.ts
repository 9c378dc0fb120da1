import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { Followed } from './improvement-pull-requests.ts'

/** Looks again at every pull request of the case that is not merged: a closed one may have been reopened; merged is merged. */
export async function followPullRequests(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<Followed> {
  let now: Followed = { run, renewed: [], written: [] }
  for (const [id, pull] of Object.entries(run.file?.case.pulls ?? {})) {
    if (pull.state === 'merged') continue
    const after = await followOne(ports, inForce, address, now.run, id)
    now = {
      run: after.run,
      renewed: [...now.renewed, ...after.renewed],
      written: [...now.written, ...after.written],
    }
  }
  return now
}

/** Most cases have none: they need nothing of what looks at one. */
export async function followOne(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  id: string,
): Promise<Followed> {
  const { followPullRequest } = await import('./improvement-pull-requests.ts')
  const { run: after, ...others } = await followPullRequest(ports, inForce, address, run, id)
  return { run: andThen(run, after), ...others }
}
