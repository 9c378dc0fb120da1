import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import { planIssue } from '../../domain/screen/plan.ts'
import { type Projection, project } from '../../domain/screen/projection.ts'
import { ledgerOf, readCaseFile } from '../case/case-file.ts'
import { contextFor } from '../case/case-run.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { CommentSeen, IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The drill as it stands on GitHub and in its record. */
export interface DrillSeen {
  lines(): Promise<readonly LedgerLine[]>
  comments(): Promise<readonly CommentSeen[]>
  status(): Promise<CommentSeen | undefined>
  /** The record's view of what GitHub should show; undefined where there is no record yet. */
  wanted(): Promise<Projection | undefined>
  card(): Promise<{ item: number; column: string | undefined } | undefined>
  /** Whether labels, people, state and card are as the record says. */
  stands(): Promise<boolean>
}

export function drillSeen(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
): DrillSeen {
  const ref = { repository, number: issue.number }
  const lines = async () => (await ports.ledger.read(ledgerOf({ repository, issue })))?.lines ?? []
  const file = async () => readCaseFile(await lines(), inForce.rules)
  const comments = () => ports.issues.comments(ref)
  const wantedBy = async (found: Awaited<ReturnType<typeof file>>) =>
    found && project(await contextFor(ports, inForce, []), found.case)

  async function cardOf(item: number | undefined): ReturnType<DrillSeen['card']> {
    const seen = item === undefined ? undefined : await ports.board(inForce)?.see(item)
    return item === undefined || seen === undefined ? undefined : { item, column: seen.column }
  }

  return {
    lines,
    comments,
    status: async () => (await comments()).find(isOwnComment(ports, markOf('status'))),
    wanted: async () => wantedBy(await file()),
    card: async () => cardOf((await file())?.case.screen['board-item']),
    async stands() {
      const found = await file()
      const [wanted, shown] = await Promise.all([wantedBy(found), ports.issues.see(ref)])
      if (found === undefined || wanted === undefined || shown === undefined) return false
      if (planIssue(wanted, shown) !== undefined) return false
      const card = await cardOf(found.case.screen['board-item'])
      return card === undefined || card.column === wanted.column
    },
  }
}
