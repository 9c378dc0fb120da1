import { type LastSweep, newestStamp } from '../../domain/clock/last-sweep.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * When the last round took place, as the labels of cases tell whoever asks: one request for each repository with cases.
 * `never`: none bears a time yet. `not-checked`: they could not be read.
 */
export async function lastSweep(
  { issues, warn }: Pick<Ports, 'issues' | 'warn'>,
  { rules: policy, home }: PolicyInForce,
): Promise<LastSweep | 'never' | 'not-checked'> {
  const ours = Object.keys(policy.processes).map((process) => caseLabel(process))
  const places = Object.values(policy.processes).flatMap(({ repository }) => policy.repositories[repository] ?? [])
  try {
    const labels = await Promise.all([...new Set(places)].map((name) => issues.labels({ owner: home.owner, name })))
    const stamped = labels.flat().flatMap(({ name, description }) => (ours.includes(name) ? description : []))
    return newestStamp(stamped) ?? 'never'
  } catch (error) {
    warn(error, { id: 'rounds-unseen' })
    return 'not-checked'
  }
}
