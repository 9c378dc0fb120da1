import { POLICY_PATH, RESOLVED_PATH } from '../../../adapters/files/policy-paths.ts'
import { planCompany } from '../../../adapters/files/set-up-checkouts.ts'
import { packageBases } from '../../../adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../adapters/policy/check-policy-files.ts'
import { formatProblem } from '../../../adapters/policy/format-problem.ts'
import type { Choices } from '../../../app/set-up/choices.ts'
import { SetUpRefusedError } from '../../../app/set-up/company/item.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { firstThingsFirst } from '../first-things-first.ts'
import { WORKING, whileBusy } from '../progress.ts'

/** Nothing that lies on GitHub is written over: a policy that nobody could adopt is not laid there at all. */
export async function mustBeSound(choices: Choices, language: Language): Promise<void> {
  const planned = await planCompany(choices, undefined)
  const { incidents = [] } = planned.kind === 'planned' ? planned.files : {}
  const textAt = (wanted: string): string | undefined => incidents.find(({ path }) => path === wanted)?.text
  const text = planned.kind === 'planned' ? (textAt(POLICY_PATH) ?? '') : planned.text
  const problems = whileBusy(WORKING.policy[language], () =>
    reviewPolicyFiles(
      { file: POLICY_PATH, text, resolved: textAt(RESOLVED_PATH) },
      { language, bases: packageBases(), now: new Date().toISOString() },
    ),
  ).filter(({ severity }) => severity === 'error')
  if (problems.length === 0) return
  const { shown } = firstThingsFirst(problems)
  const why = shown.map((problem) => formatProblem(text, problem)).join('\n')
  throw new SetUpRefusedError('policy-unsound', { why })
}
