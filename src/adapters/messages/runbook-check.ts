import type { CheckResult } from '../../app/ports/pull-requests.ts'
import type { ProposedRunbooks } from '../../app/ports/runbooks.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { describeRunbookProblem, runbookProblemWords } from '../runbooks/describe-runbook-problem.ts'
import { blocks, bullets } from './marks.ts'
import { textsIn } from './texts.ts'

const LONGEST = 500

/** What proposed runbooks lack, in short, as a list, and at each line (R4.1-1). Annotations are plain text to GitHub. */
export function runbookCheck(
  { files, problems }: ProposedRunbooks,
  language: Language,
): Pick<CheckResult, 'title' | 'summary' | 'annotations'> {
  const translate = textsIn(language)
  if (problems.length === 0)
    return {
      title: translate('runbook-check.sound', { count: files }),
      summary: translate('runbook-check.sound-summary'),
    }
  const errors = problems.filter(({ level }) => level === 'error').length
  const list = problems.map((one) => asInlineText(describeRunbookProblem(one, language), { maxLength: LONGEST }))
  return {
    title: translate('runbook-check.problems', { errors, warnings: problems.length - errors }),
    summary: blocks(translate('runbook-check.problems-summary'), bullets(list)),
    annotations: problems.map((one) => ({
      ...{ path: one.path, line: one.line, title: one.code },
      level: one.level === 'error' ? 'failure' : 'warning',
      message: runbookProblemWords(one, language),
    })),
  }
}
