import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { BrokenWorldError } from './broken-world.ts'
import type { Inputs } from './inputs.ts'

/** The policy by which records are read: without one there is nothing to read. */
export async function adopted({ policies }: Ports, { repository }: Inputs): Promise<PolicyInForce> {
  const found = await policies.of(repository)
  if (found !== undefined) return found
  throw new BrokenWorldError('not-adopted', { where: `${repository.owner}/${repository.name}` })
}
