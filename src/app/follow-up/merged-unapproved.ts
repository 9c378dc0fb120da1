import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { adoptionSchema, POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import { ledgerOf } from '../case/case-file.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

const REFERENCE = /`([\w.-]+)#(\d+)`/g

/**
 * The revisions in the history, by `repository#number`, whose pull request was merged and by which no policy was adopted:
 * their lines stand in the file all the same, since they came with the merge (R9-2, R9-5).
 */
export async function mergedUnapproved(
  ports: Ports,
  { home }: PolicyInForce,
  text: string,
  pull: string,
): Promise<ReadonlySet<string>> {
  const adoptions = (await ports.ledger.read({ repository: home, path: POLICY_LEDGER }))?.lines ?? []
  const adopted = new Set<unknown>(
    adoptions.flatMap(({ type, data }) => (type === POLICY_ADOPTED ? [adoptionSchema.parse(data).pull] : [])),
  )
  const found = new Set<string>()
  for (const [, name = '', number = ''] of text.matchAll(REFERENCE)) {
    const repository = { owner: home.owner, name }
    const issue = await ports.issues.see({ repository, number: Number(number) })
    const record = issue && (await ports.ledger.read(ledgerOf({ repository, issue })))
    // One that was merged before it was written has been followed by another one since.
    const merged = (record?.lines ?? []).flatMap(({ type, data }) =>
      type === 'pull-request-seen' && data.id === pull && data.state === 'merged' ? [data.number] : [],
    )
    if (merged.length > 0 && !merged.some((one) => adopted.has(one))) found.add(`${name}#${number}`)
  }
  return found
}
