import { broken, type DoctorFinding, hint } from '../doctor-finding.ts'
import { type AppSeen, ifSeen, type SetUpFacts } from '../facts.ts'
import { NEEDED_EVENTS, neededPermissions } from '../needed.ts'

const RANK = ['none', 'read', 'write', 'admin']

/** What the app may do and what it hears. */
export function accessFindings(facts: SetUpFacts): DoctorFinding[] {
  const app = facts.app && ifSeen(facts.app)
  return [...(app === undefined ? [] : ofApp(facts, app)), ...installationFindings(facts)]
}

function ofApp(facts: SetUpFacts, app: AppSeen): DoctorFinding[] {
  const needed = neededPermissions(facts.policy)
  const lacking = Object.entries(needed).filter(([name, level]) => rank(app.permissions[name]) < rank(level))
  const needless = Object.entries(app.permissions).filter(([name, level]) => rank(level) > rank(needed[name]))
  return [
    ...(app.suspended ? [broken('app-suspended')] : []),
    ...lacking.map(([permission, level]) => broken('permission-missing', { permission, level })),
    ...needless.map(([permission, level]) => hint('permission-needless', { permission, level })),
    ...(facts.runsAs === 'app' ? hearing(facts, app) : []),
  ]
}

const rank = (level: string | undefined): number => RANK.indexOf(level ?? 'none')

function hearing({ policy }: SetUpFacts, { events, webhook }: AppSeen): DoctorFinding[] {
  const needed = NEEDED_EVENTS.filter((event) => event !== 'projects_v2_item' || policy.board !== undefined)
  return [
    ...needed.filter((event) => !events.includes(event)).map((event) => broken('event-missing', { event })),
    ...(webhook?.url === '' ? [broken('webhook-nowhere')] : []),
    ...(webhook?.insecure === true ? [broken('webhook-insecure')] : []),
  ]
}

function installationFindings({ reach, repositories }: SetUpFacts): DoctorFinding[] {
  const reached = reach && ifSeen(reach)
  if (reached === undefined || reached === 'all') return []
  return repositories
    .filter(({ name }) => !reached.includes(name))
    .map(({ name: repository }) => broken('not-installed', { repository }))
}
