import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { type Adoption, adoptionSchema, POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import { type RevisionTold, revisionTold } from '../../domain/policy/revision-told.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * The revision that this case has brought into force, by the record of adoptions: notices tell what changed from the
 * difference of the two policies itself (R9-2, R9-4). Undefined where it is no revision, or none of it counts yet.
 */
export async function revisionOf(
  ports: Ports,
  { rules, home }: PolicyInForce,
  { case: state }: CaseFile,
): Promise<RevisionTold | undefined> {
  const pulls = ownProperty(rules.processes, state.process)?.['pull-requests'] ?? {}
  const numbers = Object.entries(pulls).flatMap(([id, rule]) =>
    rule['changes-policy'] === undefined ? [] : (ownProperty(state.pulls, id)?.number ?? []),
  )
  if (numbers.length === 0) return undefined
  const adoptions = await adoptionsOf(ports, home)
  const by = adoptions.findLastIndex(({ pull }) => pull !== undefined && numbers.includes(pull))
  return by < 0 ? undefined : revisionTold(adoptions, by)
}

/** Every adoption on record, the first one first. */
export async function adoptionsOf(ports: Pick<Ports, 'ledger'>, home: PolicyInForce['home']): Promise<Adoption[]> {
  const record = await ports.ledger.read({ repository: home, path: POLICY_LEDGER })
  return (record?.lines ?? []).flatMap(({ type, data }) =>
    type === POLICY_ADOPTED ? [adoptionSchema.parse(data)] : [],
  )
}
