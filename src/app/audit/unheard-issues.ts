import type { UnheardIssue } from '../../domain/audit/operation-check/operation.ts'
import { parseLedgerPath } from '../../domain/case/ledger-path.ts'
import { isTrustedApp } from '../../domain/policy/trusted-app.ts'
import { firstAdopted } from '../inbox/first-adopted.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** So long a delivery, or a round in its stead, may be under way. */
const UNDER_WAY_MS = 10 * 60 * 1000

/**
 * Open issues of people, and of apps that report, without a record and without a word of the app (R1-1). Those that stood
 * there before the company began with Hikeshi are no reports, as for a round.
 */
export async function unheardIssues(
  ports: Ports,
  inForce: PolicyInForce,
  places: readonly RepositoryName[],
  now: string,
): Promise<UnheardIssue[]> {
  const began = await firstAdopted(ports, inForce)
  if (began === undefined) return []
  const isReport = ({ author, createdAt, isPullRequest }: IssueSeen): boolean =>
    !isPullRequest &&
    author.id !== ports.self.id &&
    (author.type === 'User' || isTrustedApp(inForce.rules, author)) &&
    Date.parse(createdAt) >= Date.parse(began) &&
    Date.parse(now) - Date.parse(createdAt) >= UNDER_WAY_MS
  const found = await Promise.all(
    places.map(async (repository) => {
      const [open, records] = await Promise.all([
        ports.issues.list(repository, { state: 'open' }),
        ports.ledger.list(repository),
      ])
      const recorded = new Set(records.map(({ path }) => parseLedgerPath(path)?.issue))
      const unheard: UnheardIssue[] = []
      for (const { number, createdAt } of open.filter((one) => isReport(one) && !recorded.has(one.number))) {
        const comments = await ports.issues.comments({ repository, number })
        if (!comments.some(({ author }) => author.id === ports.self.id))
          unheard.push({ repository: repository.name, issue: number, since: createdAt })
      }
      return unheard
    }),
  )
  return found.flat()
}
