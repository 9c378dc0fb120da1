import type { CheckResult } from '../../app/ports/pull-requests.ts'
import type { ProposedRunbooks } from '../../app/ports/runbooks.ts'
import type { LastSweep } from '../../domain/clock/last-sweep.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { describeRunbookProblem, runbookProblemWords } from '../runbooks/describe-runbook-problem.ts'
import { lateSweep } from './late-sweep.ts'
import { blocks, bullets } from './marks.ts'
import { textsIn } from './texts.ts'

const LONGEST = 500

/**
 * The gaps of proposed runbooks, in short, as a list, and at each line (R4.1-1). Annotations are plain text to GitHub. Where
 * rounds have stopped, that stands below it.
 */
export function runbookCheck(
  { files, problems }: ProposedRunbooks,
  policy: Policy,
  late: LastSweep | undefined,
): Pick<CheckResult, 'title' | 'summary' | 'annotations'> {
  const { locale: language } = policy
  const translate = textsIn(language)
  const beat = late === undefined ? '' : lateSweep([], late, policy)
  if (problems.length === 0)
    return {
      title: translate('runbook-check.sound', { count: files }),
      summary: blocks(translate('runbook-check.sound-summary'), beat),
    }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const list = problems.map((one) => asInlineText(describeRunbookProblem(one, language), { maxLength: LONGEST }))
  return {
    title: translate('runbook-check.problems', { errors, warnings: problems.length - errors }),
    summary: blocks(translate('runbook-check.problems-summary'), bullets(list), beat),
    annotations: problems.map((one) => ({
      ...{ path: one.path, line: one.line, title: one.code },
      level: one.severity === 'error' ? 'failure' : 'warning',
      message: runbookProblemWords(one, language),
    })),
  }
}
