import { readStamp, withStamp } from '../../domain/clock/last-sweep.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Where nobody says how often rounds take place. */
const USUAL_HOURS = 3
const HOUR_MS = 60 * 60 * 1000

/**
 * A round leaves its time in the description of the labels that mark cases: every event about a case carries its labels,
 * so that whoever handles one sees without asking whether rounds still take place.
 */
export async function recordSweepTime(
  ports: Ports,
  { rules: policy }: PolicyInForce,
  repository: RepositoryName,
  everyHours: number | undefined,
): Promise<void> {
  const ours = Object.entries(policy.processes).flatMap(([id, process]) =>
    policy.repositories[process.repository] === repository.name ? [caseLabel(id)] : [],
  )
  const now = ports.now()
  for (const { name, description } of await ports.issues.labels(repository)) {
    if (!ours.includes(name)) continue
    const last = readStamp(description)
    const hours = everyHours ?? last?.everyHours ?? USUAL_HOURS
    const newEvents = last !== undefined && now.getTime() - Date.parse(last.at) < (hours * HOUR_MS) / 2
    if (newEvents && last.everyHours === hours && !last.told) continue
    await ports.issues.describeLabel(
      repository,
      name,
      withStamp(description, { at: now.toISOString(), everyHours: hours }),
    )
  }
}
