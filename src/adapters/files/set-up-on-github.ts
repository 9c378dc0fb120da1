import type { Place, PlannedFile } from '../../app/set-up/choices.ts'
import { formsIn } from '../../app/set-up/forms-in.ts'
import { workflowPath } from '../../app/set-up/workflows.ts'
import type { Observation, RunsAs } from '../../domain/doctor/facts.ts'
import { generateIssueForm } from '../../domain/issue-form/generate-issue-form.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { issueFormYaml } from '../forms/issue-form-yaml.ts'
import { modeOf } from './existing-choices.ts'

const PLACES: readonly Place[] = ['incidents', 'restricted', 'runbooks']

/** The issue forms that belong into the repository that goes by these ids. */
export function findForms(policy: Policy, ids: readonly string[]): PlannedFile[] {
  const place = PLACES.find((each) => ids.includes(each))
  if (place === undefined) return []
  return formsIn(policy, place).map(({ path, form }) => ({ path, text: issueFormYaml(generateIssueForm(form)) }))
}

/** How the company runs, as its own workflows tell; without them the app does everything. */
export async function runsAsIn(file: (path: string) => Promise<Observation<string | undefined>>): Promise<RunsAs> {
  const found = await file(workflowPath('events'))
  return found.kind === 'unseen' || found.value === undefined ? 'app' : modeOf(found.value)
}
