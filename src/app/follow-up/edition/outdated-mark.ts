import { editionOf } from '../../../domain/edition/edition-of.ts'
import type { Process } from '../../../domain/policy/process.ts'
import { ledgerOf, readCaseFile } from '../../case/case-file.ts'
import type { IssueSeen, RepositoryName } from '../../ports/github.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { Ports } from '../../ports/ports.ts'
import { editionDigest } from './edition-digest.ts'

interface Place {
  process: string
  rule: Process
  repository: RepositoryName
  last: IssueSeen | undefined
  /** When the policy in force was adopted, and whether it is the first. */
  adopted: { last: string; isFirst: boolean }
}

/**
 * The name under which a case is due since its document says something else by now (R8-1): a policy that changed what
 * customers never read gives nobody anything to read. The very first one is due by its own time.
 */
export async function outdatedMark(
  ports: Ports,
  inForce: PolicyInForce,
  { process, rule, repository, last, adopted }: Place,
): Promise<string | undefined> {
  const document = rule.schedule !== undefined && 'when-outdated' in rule.schedule && rule.schedule['when-outdated']
  const drawing = document === false || document === undefined ? undefined : rule.documents[document]
  if (drawing === undefined) return undefined
  // GitHub's times are whole seconds: of one that was adopted in the second of the case the document itself is asked.
  const isKnown = last === undefined ? adopted.isFirst : Date.parse(adopted.last) < Date.parse(last.createdAt)
  if (isKnown) return undefined
  // One that has not begun yet is drawn up anew.
  if (last?.state === 'open' && last.labels.includes(`phase: ${rule.start}`)) return undefined
  const snapshot = last === undefined ? undefined : await ports.ledger.read(ledgerOf({ repository, issue: last }))
  const drawn = snapshot === undefined ? undefined : readCaseFile(snapshot.lines, inForce.rules)?.case.drawn
  const says = drawn?.findLast((one) => one.document === document)?.digest
  return says === editionDigest(editionOf(inForce.rules, drawing))
    ? undefined
    : `changed=${process}:${Date.parse(adopted.last)}`
}
