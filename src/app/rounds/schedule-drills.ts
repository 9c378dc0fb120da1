import { later } from '../../domain/clock/timed-transitions.ts'
import { drillsDue, type RunbookDue } from '../../domain/runbook/drills-due.ts'
import { ledgerOf, readCaseFile } from '../case/case-file.ts'
import { openCase } from '../follow-up/open-case.ts'
import { beginBy } from '../pipeline/begin-case.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

const MARK = /<!-- hikeshi:scheduled=[a-z0-9-]+:(?<runbook>[a-z0-9-]+):\d{4}-\d{2}-\d{2} -->/

/** The runbook for which the app opened this issue; what others write into theirs says nothing. */
export const scheduledFor = ({ self }: Pick<Ports, 'self'>, issue: IssueSeen): string | undefined =>
  issue.author.id === self.id ? MARK.exec(issue.body)?.groups?.runbook : undefined

/**
 * A case for each runbook, as often as it says (R4.1-2): one at a time, what has waited longest first, so that nobody
 * finds a dozen of them on one morning. Gives whether one was opened.
 */
export async function scheduleDrills(
  ports: Ports,
  inForce: PolicyInForce,
  place: { process: string; repository: RepositoryName; issues: readonly IssueSeen[]; adopted: string },
): Promise<boolean> {
  const { process, repository, issues, adopted } = place
  if (issues.some(({ state }) => state === 'open')) return false
  const heads = (await ports.runbooks.all(inForce)).map(({ head }) => head)
  const dueBy = (drilled: readonly { runbook: string; at: string }[]): RunbookDue[] =>
    drillsDue(heads, drilled, { adopted, now: ports.now().toISOString() }, (at, length) =>
      later(inForce.rules, at, length),
    )
  const known = issues.flatMap((issue) => {
    const runbook = scheduledFor(ports, issue)
    return runbook === undefined ? [] : [{ runbook, at: issue.createdAt }]
  })
  if (dueBy(known).length === 0) return false
  // Those that people opened name their runbook on the record alone, which is read only where something seems due.
  const others = issues.filter((issue) => scheduledFor(ports, issue) === undefined)
  const read = await Promise.all(others.map((issue) => drilledIn(ports, inForce, repository, issue)))
  const [first] = dueBy([...known, ...read.flat()])
  const head = heads.find(({ id }) => id === first?.runbook)
  if (first === undefined || head === undefined) return false
  const mark = `scheduled=${process}:${head.id}:${first.due.slice(0, 10)}`
  const about = { runbook: head.id, about: head.title }
  await openCase(ports, inForce, process, mark, about, beginBy(ports, inForce))
  return true
}

async function drilledIn(ports: Ports, { rules: policy }: PolicyInForce, repository: RepositoryName, issue: IssueSeen) {
  const snapshot = await ports.ledger.read(ledgerOf({ repository, issue }))
  const runbook = snapshot === undefined ? undefined : readCaseFile(snapshot.lines, policy)?.case.runbook?.id
  return runbook === undefined ? [] : [{ runbook, at: issue.createdAt }]
}
