import { caseOfBranch } from '../case/case-branch.ts'
import type { CaseRun } from '../case/case-run.ts'
import { checkRenewal, type Renewed } from '../follow-up/renew-revisions.ts'
import { checkPolicyProposal } from '../policy/check-policy-proposal.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * Every check of a revision that was brought up to date by the app itself, at once: not every host is told of what it pushes,
 * and the new head waits for them.
 */
export async function showRenewed(
  ports: Ports,
  { home, rules }: PolicyInForce,
  renewed: readonly Renewed[],
  look: (
    other: { repository: RepositoryName; issue: IssueSeen },
    pull: { pull: string; number: number },
  ) => Promise<CaseRun | undefined>,
): Promise<void> {
  for (const { branch, number, head, places, file } of renewed) {
    const place = caseOfBranch(branch)
    if (place === undefined) continue
    await checkPolicyProposal(ports, { repository: home, number, head, what: 'synchronize' })
    const repository = { owner: home.owner, name: place.repository }
    const issue = await ports.issues.see({ repository, number: place.issue })
    const run = issue === undefined ? undefined : await look({ repository, issue }, { pull: place.pull, number })
    const now = run?.file?.case.pulls[place.pull]?.head
    // Its line of the history may say something else by now, with one more commit.
    if (now !== undefined && now !== head) await checkRenewal(ports, home, file, { head: now, places }, rules.locale)
  }
}
