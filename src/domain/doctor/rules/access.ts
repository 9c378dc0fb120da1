import { ALERT_ACCESS } from '../../policy/alerts.ts'
import { broken, type DoctorFinding, hint } from '../doctor-finding.ts'
import { type AppSeen, ifSeen, type SetUpFacts } from '../facts.ts'
import { neededEvents, neededPermissions } from '../needed.ts'

const RANK = ['none', 'read', 'write', 'admin']

/** The app's permissions and events. */
export function accessFindings(facts: SetUpFacts): DoctorFinding[] {
  const app = facts.app && ifSeen(facts.app)
  return [...(app === undefined ? [] : ofApp(facts, app)), ...installationFindings(facts), ...alertFindings(facts)]
}

function ofApp(facts: SetUpFacts, app: AppSeen): DoctorFinding[] {
  const needed = neededPermissions(facts.policy)
  const lacking = Object.entries(needed).filter(([name, level]) => rank(app.permissions[name]) < rank(level))
  const needless = Object.entries(app.permissions)
    .filter(([name, level]) => rank(level) > rank(needed[name]))
    .filter(([name]) => !(READS_FIELDS.test(name) && facts.policy.issues?.['severity-field'] !== undefined))
  return [
    ...(app.suspended ? [broken('app-suspended')] : []),
    ...lacking.map(([permission, level]) => broken('permission-missing', { permission, level })),
    ...needless.map(([permission, level]) => hint('permission-needless', { permission, level })),
    ...(facts.runsAs === 'app' ? hearing(facts, app) : []),
  ]
}

/** Assumed: what GitHub calls the organisation's permission “Issue Fields”, which no description of it names yet. */
const READS_FIELDS = /issue_fields/

const rank = (level: string | undefined): number => RANK.indexOf(level ?? 'none')

function hearing({ policy }: SetUpFacts, { events, webhook }: AppSeen): DoctorFinding[] {
  return [
    ...neededEvents(policy)
      .filter((event) => !events.includes(event))
      .map((event) => broken('event-missing', { event })),
    ...(webhook?.url === '' ? [broken('webhook-nowhere')] : []),
    ...(webhook?.insecure === true ? [broken('webhook-insecure')] : []),
  ]
}

function alertFindings({ alerts, app }: SetUpFacts): DoctorFinding[] {
  const permissions = ifSeen(app ?? { kind: 'unseen', needs: '' })?.permissions
  return alerts.flatMap(({ repository, kind, shown }) => {
    const { permission } = ALERT_ACCESS[kind]
    // A permission that the app has not been given is named with the app, once.
    if (shown.kind === 'seen' || (permissions !== undefined && rank(permissions[permission]) < rank('read'))) return []
    return [broken('alerts-unseen', { repository, alerts: kind, needs: shown.needs })]
  })
}

function installationFindings({ reach, repositories, alerts }: SetUpFacts): DoctorFinding[] {
  const reached = reach && ifSeen(reach)
  if (reached === undefined || reached === 'all') return []
  const wanted = new Set([...repositories.map(({ name }) => name), ...alerts.map(({ repository }) => repository)])
  return [...wanted]
    .filter((name) => !reached.includes(name))
    .map((repository) => broken('not-installed', { repository }))
}
