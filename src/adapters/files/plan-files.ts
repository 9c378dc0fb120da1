import type { Choices, Place, PlannedFile, RepositorySlug } from '../../app/set-up/choices.ts'
import { formsIn } from '../../app/set-up/forms-in.ts'
import { policyJsonSchemaText } from '../../app/set-up/policy-json-schema.ts'
import {
  type WorkflowName,
  workflowFacts,
  workflowPath,
  workflowsIn,
  workflowTemplate,
} from '../../app/set-up/workflows.ts'
import { generateIssueForm } from '../../domain/issue-form/generate-issue-form.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { labelsOf } from '../../domain/screen/labels.ts'
import { issueFormYaml } from '../forms/issue-form-yaml.ts'
import { parseRunbook } from '../runbooks/parse-runbook.ts'
import { EMERGENCY_PATH, emergencyPage } from './emergency-page.ts'
import { firstHour } from './first-hour-page.ts'
import { chooserYaml, labelsYaml } from './generated-yaml.ts'
import { runbookTemplates, template } from './package-files.ts'
import { phonePage } from './phone-page.ts'
import { SCHEMA_PATH } from './policy-paths.ts'
import { fillWorkflow } from './workflow-file.ts'

export const FORMS_FOLDER = '.github/ISSUE_TEMPLATE'
export const CHOOSER_PATH = `${FORMS_FOLDER}/config.yml`

/** The files that follow from the policy alone, and are written anew when the policy changes. */
export async function generatedFiles(policy: Policy, place: Place): Promise<PlannedFile[]> {
  const forms = formsIn(policy, place).map(({ path, form }) => ({ path, text: issueFormYaml(generateIssueForm(form)) }))
  if (place === 'restricted') return forms
  if (place === 'runbooks') return []
  return [
    { path: SCHEMA_PATH, text: policyJsonSchemaText() },
    ...forms,
    { path: EMERGENCY_PATH, text: emergencyPage(await template(`emergency/${policy.locale}.md`), policy) },
    { path: '.github/labels.yml', text: labelsYaml(labelsOf(policy)) },
  ]
}

/** The other files that a repository begins with; from then on they are the company's own. */
export async function firstFiles(policy: Policy, place: Place, choices: Choices): Promise<PlannedFile[]> {
  const { repository, mode } = choices
  const workflows = await Promise.all(
    workflowsIn(mode, place).map(async (name) => ({
      path: workflowPath(name),
      text: await expectedWorkflow(name, policy, choices),
    })),
  )
  const withRunbooks = place === (mode === 'one-repository' ? 'incidents' : 'runbooks')
  return [
    ...(place === 'incidents' ? [chooser(policy, repository)] : []),
    ...workflows,
    ...(withRunbooks ? await runbooks(policy) : []),
  ]
}

export async function expectedWorkflow(
  name: WorkflowName,
  policy: Policy,
  choices: Pick<Choices, 'mode' | 'action' | 'sweepEvery'>,
): Promise<string> {
  return fillWorkflow(
    await template(`workflows/${workflowTemplate(name, choices.mode)}`),
    workflowFacts(policy, choices),
  )
}

/** Outside the folder of runbooks, of which every Markdown file is a runbook. */
const FIRST_HOUR_PATH = 'FIRST-HOUR.md'

const phonePagePath = (policy: Policy): string => `${policy.runbooks.folder}/phone-page.html`

/** The link leads to Markdown, which GitHub shows as a page; of an HTML file it would show the source. */
export function chooser(policy: Policy, repository: RepositorySlug | undefined): PlannedFile {
  const name = policy.repositories.incidents
  const page = repository === undefined || name === undefined ? undefined : { owner: repository.owner, name }
  return { path: CHOOSER_PATH, text: chooserYaml(policy, page, EMERGENCY_PATH) }
}

async function runbooks(policy: Policy): Promise<PlannedFile[]> {
  const files = await runbookTemplates(policy.locale)
  const read = files.flatMap(({ path, text }) => parseRunbook(path, text, 'not-checked').runbook ?? [])
  const page = phonePage(await template(`runbooks/${policy.locale}/phone-page.html`), policy, read)
  const hour = (type: 'md' | 'html') => template(`emergency/first-hour.${policy.locale}.${type}`)
  return [
    ...files.map(({ path, text }) => ({ path: `${policy.runbooks.folder}/${path}`, text })),
    { path: phonePagePath(policy), text: page },
    { path: FIRST_HOUR_PATH, text: firstHour.markdown(await hour('md'), policy, read) },
    { path: `${policy.runbooks.folder}/first-hour.html`, text: firstHour.html(await hour('html'), policy, read) },
  ]
}
