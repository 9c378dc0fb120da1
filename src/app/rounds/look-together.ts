import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { ledgerOf } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { headIn } from '../case/ledger/head-mark.ts'
import { settleAll } from '../case/settle-all.ts'
import type { SeenWithOthers } from '../pipeline/look.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { LedgerRef } from '../ports/ledger-store.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * Records, comments and cards of many issues, by number, in three requests for a hundred of them: enough to see that nothing is
 * asked of a case. What is left out is to be looked at by itself, and so is everything where this fails.
 */
export async function lookTogether(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issues: readonly IssueSeen[],
): Promise<ReadonlyMap<number, SeenWithOthers>> {
  if (issues.length === 0) return new Map()
  const at = ports.now().getTime()
  const numbers = issues.map(({ number }) => number)
  const asked = ports.issues.together(repository, numbers, inForce.rules.board?.field)
  const isStatus = isOwnComment(ports, markOf('status'))
  const refs = issues.map((issue) => ledgerOf({ repository, issue }))
  const numberOf = new Map(refs.map(({ path }, index) => [path, numbers[index] ?? 0]))
  const headOf = async ({ path }: LedgerRef) => {
    const status = (await asked).get(numberOf.get(path) ?? 0)?.comments.find(isStatus)
    return status && headIn(status.body)
  }
  const [seen, records] = await settleAll([asked, ports.ledger.glance(refs, headOf)])
  return new Map(
    issues.flatMap((issue, index): [number, SeenWithOthers][] => {
      const one = seen.get(issue.number)
      const record = records[index] ?? 'not-told'
      // Of a case whose record is not there more has to be asked than this.
      if (one === undefined || record === 'not-told' || (record === 'absent' && isLabelledCase(issue))) return []
      return [[issue.number, { ...one, at, record: record === 'absent' ? undefined : record }]]
    }),
  )
}
