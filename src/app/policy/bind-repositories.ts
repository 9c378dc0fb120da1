import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { nameOutOfReach } from '../../domain/policy/out-of-reach.ts'
import { pinsIn, repositoriesBound } from '../../domain/policy/policy-ledger.ts'
import { withLedger } from '../case/ledger/append-with-retry.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Place } from '../ports/policies.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * An adoption that did not keep which repositories its names were goes by the names alone: whichever bears one could be
 * taken for it. So the first round that sees them writes down which they are; from then on a namesake is another one.
 */
export async function bindRepositories(ports: Ports, inForce: PolicyInForce): Promise<void> {
  const { home, rules, sha } = inForce
  const unbound = Object.entries(rules.repositories).filter(
    ([key, name]) => inForce.pins[key] === undefined && nameOutOfReach(name) === undefined,
  )
  if (unbound.length === 0) return
  const places = await ports.policies.places()
  const seen: Record<string, number> = {}
  for (const [key, name] of unbound) {
    const id = await idOf(ports, places, { owner: home.owner, name })
    if (id !== undefined) seen[key] = id
  }
  if (Object.keys(seen).length === 0) return
  const time = ports.now().toISOString()
  await withLedger(
    ports.ledger,
    { repository: { owner: home.owner, name: home.name }, path: POLICY_LEDGER },
    (record) => {
      const kept = pinsIn(record?.lines ?? [])
      const fresh = Object.fromEntries(Object.entries(seen).filter(([key]) => kept[key] === undefined))
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
