import { link } from '../../links/link.ts'
import { commandKind } from '../command-kind.ts'
import { readIssueNumber } from '../read-issue-number.ts'

interface PartOf {
  kind: 'part-of'
  issue: number
}

/** `/part-of #<issue>`: a part of another case, which leads from now on (R4.2-4). */
export const partOfCommand = commandKind<PartOf>('part-of', {
  slash: [
    {
      word: 'part-of',
      names: ['一部', '親の件'],
      meant: [],
      read: ({ line }, around) => {
        const issue = readIssueNumber(line, around)
        return issue === undefined ? undefined : { kind: 'part-of', issue }
      },
    },
  ],
  cases: ({ issue }) => [issue],
  decide: (view, { issue }) => link(view, 'part', issue),
})
