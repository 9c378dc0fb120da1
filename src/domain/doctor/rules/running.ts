import { isLate } from '../../clock/last-sweep.ts'
import { broken, type DoctorFinding, hint } from '../doctor-finding.ts'
import { ifSeen, type SetUpFacts } from '../facts.ts'
import { adoptionFindings } from './adoption.ts'

/** Findings that show only once it runs: the policy that counts, rounds that took place, deliveries that arrived. */
export const runningFindings = (facts: SetUpFacts): DoctorFinding[] => [
  ...adoptionFindings(facts),
  ...sweepFindings(facts),
  ...scheduleFindings(facts),
  ...deliveryFindings(facts),
  ...actionsFindings(facts),
  ...apiFindings(facts),
  ...serverFindings(facts),
]

function sweepFindings({ sweep, now, adoption, runsAs }: SetUpFacts): DoctorFinding[] {
  if (adoption.inForce === undefined) return []
  if (sweep === undefined) return [hint('sweep-never', { host: runsAs })]
  if (!isLate(sweep, now)) return []
  return [broken('sweep-late', { at: sweep.at, hours: String(sweep.everyHours), host: runsAs })]
}

/** GitHub switches schedules off by itself; nothing that is late yet shows it. */
function scheduleFindings({ schedule, repositories }: SetUpFacts): DoctorFinding[] {
  if (schedule?.kind !== 'seen' || schedule.value === 'active') return []
  const repository = repositories.find(({ ids }) => ids.includes('incidents'))?.name ?? ''
  if (schedule.value === undefined) return [broken('schedule-missing', { repository })]
  return [broken('schedule-off', { repository, state: schedule.value }, { kind: 'schedule', repository })]
}

/** A delivery counts as failed until some attempt at it has arrived. */
function deliveryFindings({ deliveries }: SetUpFacts): DoctorFinding[] {
  const all = (deliveries && ifSeen(deliveries)) ?? []
  const arrived = new Set(all.filter(({ ok }) => ok).map(({ guid }) => guid))
  const failed = all.filter(({ guid }) => !arrived.has(guid))
  const [newest] = failed
  if (newest === undefined) return []
  const count = new Set(failed.map(({ guid }) => guid)).size
  return [broken('deliveries-failed', { count: String(count), at: newest.at, event: newest.event })]
}

function actionsFindings({ actionsOpenPulls, repositories }: SetUpFacts): DoctorFinding[] {
  if (actionsOpenPulls === undefined || ifSeen(actionsOpenPulls) !== false) return []
  const repository = repositories.find(({ ids }) => ids.includes('incidents'))?.name ?? ''
  return [broken('actions-open-no-pulls', { repository }, { kind: 'actions-open-pulls', repository })]
}

/** GitHub answers requests in a version that it has dropped with 400, whatever they ask. */
function apiFindings({ api: { spoken, taken } }: SetUpFacts): DoctorFinding[] {
  const versions = ifSeen(taken)
  if (versions === undefined || versions.length === 0 || versions.includes(spoken)) return []
  return [broken('api-version-gone', { version: spoken, versions: versions.join(', ') })]
}

/** Enterprise Servers up to this one describe neither sub-issues nor the REST API of Projects. */
const LACKING_UP_TO = [3, 19]

/** Action items and boards do without there; nothing else hangs on it. */
function serverFindings({ serverVersion, policy }: SetUpFacts): DoctorFinding[] {
  const version = ifSeen(serverVersion)
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  const [lastMajor = 0, lastMinor = 0] = LACKING_UP_TO
  if (version === undefined || major > lastMajor || (major === lastMajor && minor > lastMinor)) return []
  return [hint(policy.board === undefined ? 'server-old' : 'server-without-board', { version })]
}
