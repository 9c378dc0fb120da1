import type { ProposedPolicy } from '../../app/ports/policy-proposals.ts'
import type { CheckResult } from '../../app/ports/pull-requests.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { changeLine } from './change-line.ts'
import { blocks, bullets } from './marks.ts'
import { safeguardsBlock } from './safeguards.ts'
import { textsIn } from './texts.ts'

const LONGEST = 500
const MOST_CHANGES = 100

/** The findings in a proposed policy, as a list and at each line, and the outcome of recorded cases under it. */
export function policyCheck(
  { file, problems, replayed, changes, safeguards }: ProposedPolicy,
  language: Language,
): Pick<CheckResult, 'title' | 'summary' | 'annotations'> {
  const translate = textsIn(language)
  const list = problems.map(({ line, column, code, message }) =>
    asInlineText(`${file}:${line}:${column} ${code}: ${message}`, { maxLength: LONGEST }),
  )
  const proof = list.length === 0 ? translate('policy-check.sound-summary') : bullets(list)
  const told = safeguardsBlock(translate, safeguards, language)
  // A list that is too long for the check's text stands on the pull request itself.
  const differing =
    changes === undefined || changes.length === 0
      ? []
      : [
          `**${translate('policy-check.changes')}**`,
          bullets(changes.slice(0, MOST_CHANGES).map((change) => changeLine(translate, change, language))),
          ...(changes.length > MOST_CHANGES ? [`… ${changes.length - MOST_CHANGES}`] : []),
        ]
  return {
    title: translate(list.length === 0 ? 'policy-check.sound' : 'policy-check.problems', { count: list.length }),
    summary: blocks(
      proof,
      ...(told === undefined ? [] : [told]),
      ...differing,
      ...(replayed === undefined ? [] : [replayed]),
    ),
    annotations: problems.map(({ line, code: title, message, severity }) => ({
      ...{ path: file, line, title, message },
      level: severity === 'error' ? ('failure' as const) : ('warning' as const),
    })),
  }
}
