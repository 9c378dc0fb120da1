import type { PullRequestState } from '../../case/case.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, IGNORED, type View } from '../decision.ts'
import { APP_DOORS } from '../request-origin.ts'

interface PullRequestSeen extends PullRequestState {
  kind: 'pull-request'
  id: string
}

/** The app tells what it saw of a pull request that the case waits for. */
export const pullRequestCommand = commandKind<PullRequestSeen>('pull-request', { doors: APP_DOORS, decide: seen })

function seen(view: View, { kind: _, ...data }: PullRequestSeen): Decision {
  const before = ownProperty(view.case.pulls, data.id)
  if (before !== undefined && same(before, data)) return IGNORED
  return accepted([
    {
      type: 'pull-request-seen',
      data: { ...data, empty: [...data.empty], approvedBy: [...data.approvedBy], writtenBy: [...data.writtenBy] },
      text: {},
    },
  ])
}

const same = (seen: PullRequestState, { id: _, ...now }: PullRequestState & { id: string }): boolean =>
  JSON.stringify(sorted(seen)) === JSON.stringify(sorted(now))

const sorted = (pull: PullRequestState): PullRequestState => ({
  number: pull.number,
  repository: pull.repository,
  head: pull.head,
  author: pull.author,
  state: pull.state,
  empty: [...pull.empty].sort(),
  approvedBy: [...pull.approvedBy].sort((a, b) => a.id - b.id),
  writtenBy: [...pull.writtenBy].sort((a, b) => a.id - b.id),
})
