import type { DoctorFinding } from './doctor-finding.ts'
import type { SetUpFacts } from './facts.ts'
import { accessFindings } from './rules/access.ts'
import { boardFindings } from './rules/board.ts'
import { copyFindings } from './rules/copies.ts'
import { issueSettingsFindings } from './rules/issue-settings.ts'
import { peopleFindings } from './rules/people.ts'
import { repositoryFindings } from './rules/repositories.ts'
import { runningFindings } from './rules/running.ts'
import { unseenFindings } from './rules/unseen.ts'

/** Everything of a set-up that is not as its policy needs it; what is broken stands before what is worth knowing. */
export function judgeSetUp(facts: SetUpFacts): DoctorFinding[] {
  const all = [
    ...runningFindings(facts),
    ...accessFindings(facts),
    ...repositoryFindings(facts),
    ...copyFindings(facts),
    ...boardFindings(facts),
    ...issueSettingsFindings(facts),
    ...peopleFindings(facts),
    ...unseenFindings(facts),
  ]
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity === 'warning'),
  ]
}
