import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { MADE_SINCE, nameOutOfReach } from '../../domain/policy/out-of-reach.ts'
import { POLICY_ADOPTED, pinsIn, repositoriesBound } from '../../domain/policy/policy-ledger.ts'
import { withLedger } from '../case/ledger/append-with-retry.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Place } from '../ports/policies.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * An adoption that did not keep which repositories its names were goes by the names alone: whichever bears one could be
 * taken for it. So the first round that sees them writes down which they are; from then on a namesake is another one. One
 * that was made after the adoption is such a namesake already: the policy is to be adopted again before it is used.
 */
export async function bindRepositories(ports: Ports, inForce: PolicyInForce): Promise<void> {
  const { home, rules, sha } = inForce
  const unbound = Object.entries(rules.repositories).filter(
    ([key, name]) => inForce.pins[key] === undefined && nameOutOfReach(name) === undefined,
  )
  if (unbound.length === 0) return
  const seen: Record<string, { id: number; createdAt: string }> = {}
  for (const [key, name] of unbound) {
    const found = await ports.issues.identity({ owner: home.owner, name })
    if (found?.owner.toLowerCase() === home.owner.toLowerCase()) seen[key] = found
  }
  if (Object.keys(seen).length === 0) return
  const time = ports.now().toISOString()
  await withLedger(
    ports.ledger,
    { repository: { owner: home.owner, name: home.name }, path: POLICY_LEDGER },
    (record) => {
      const kept = pinsIn(record?.lines ?? [])
      const adopted = record?.lines.findLast(({ type }) => type === POLICY_ADOPTED)?.at
      const fresh = Object.fromEntries(
        Object.entries(seen)
          .filter(([key]) => kept[key] === undefined)
          .map(([key, { id, createdAt }]) => {
            // Where GitHub does not say when it was made, nobody can tell it from a namesake.
            const isNew = adopted !== undefined && !(Date.parse(createdAt) <= Date.parse(adopted))
            // The record of adoptions lies in the home itself.
            return [key, isNew && rules.repositories[key] !== home.name ? MADE_SINCE : id]
          }),
      )
      if (record === undefined || Object.keys(fresh).length === 0) return { drafts: [], result: undefined }
      const stamp = { at: time, recorded: time, actor: ports.self, door: 'sweep' as const, policy: sha }
      const cause = `repositories:${Object.keys(fresh).sort().join('+')}`
      return { drafts: [{ ...stamp, cause, entry: repositoriesBound(fresh) }], result: undefined }
    },
    ports.writing,
  )
  ports.adoptions.forget()
}

/** By the list of what the app reaches, or else by the repository itself; undefined where it cannot be seen. */
export async function idOf(
  { issues }: Pick<Ports, 'issues'>,
  places: readonly Place[],
  { owner, name }: RepositoryName,
): Promise<number | undefined> {
  const listed = places.find((one) => one.owner === owner && one.name.toLowerCase() === name.toLowerCase())
  if (listed !== undefined && listed.id !== 'not-told') return listed.id
  const asked = await issues.identity({ owner, name })
  return asked?.owner.toLowerCase() === owner.toLowerCase() ? asked.id : undefined
}
