import { link } from '../../links/link.ts'
import { commandKind } from '../command-kind.ts'
import { readIssueNumber } from '../read-issue-number.ts'

interface Duplicate {
  kind: 'duplicate'
  issue: number
}

/** `/duplicate #<issue>`: the same as another case, which leads from now on (R4.2-4). */
export const duplicateCommand = commandKind<Duplicate>('duplicate', {
  slash: [
    {
      word: 'duplicate',
      names: ['重複'],
      meant: ['dup', 'same', '同じ', 'ちょうふく'],
      read: ({ line }, around) => {
        const issue = readIssueNumber(line, around)
        return issue === undefined ? undefined : { kind: 'duplicate', issue }
      },
    },
  ],
  cases: ({ issue }) => [issue],
  decide: (view, { issue }) => link(view, 'duplicate', issue),
})
