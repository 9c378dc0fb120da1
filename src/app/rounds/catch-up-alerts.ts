import { isOwnComment } from '../case/is-own-comment.ts'
import { firstAdopted } from '../inbox/first-adopted.ts'
import {
  alertCount,
  alertTitle,
  COUNTED,
  countedIn,
  isMachineMarked,
  machineMarkedIn,
  UNNAMED,
} from '../inbox/machine-report.ts'
import { intakeIn, openMachineReport } from '../pipeline/open-machine-report.ts'
import type { AlertSeen } from '../ports/alerts.ts'
import type { OwnIssue, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Anything older was there before somebody stopped looking. */
const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000

interface Alert extends AlertSeen {
  title: string
  counted: string
}

/** A report that nobody has made yet, and when what it is about began. */
interface Unheard extends Alert {
  since: string
}

/**
 * Alerts of GitHub's own of which no delivery told (R4.1-3): each opens the case that it would have opened, and a storm of
 * them is counted on one. One that was heard is a report once more where it has changed after its case was closed: somebody
 * has opened it again.
 */
export async function catchUpAlerts(ports: Ports, inForce: PolicyInForce): Promise<void> {
  const place = intakeIn(inForce)
  if (inForce.rules.alerts === undefined || place === undefined) return
  const began = await firstAdopted(ports, inForce)
  if (began === undefined) return
  const from = Math.max(ports.now().getTime() - LOOK_BACK_MS, Date.parse(began))
  const since = new Date(from).toISOString()
  const found = await openAlerts(ports, inForce, since)
  if (found.length === 0) return
  const unheard = (await unheardOf(ports, place.repository, found, { since, began })).sort(
    (a, b) => Date.parse(a.since) - Date.parse(b.since),
  )
  for (const [at, { title, link, since, counted }] of unheard.entries()) {
    const done = await openMachineReport(ports, inForce, {
      ...{ title, text: link, since, counted: [counted], delivery: undefined },
    })
    if (done === 'opened' || done === 'known') continue
    // A report that joins a storm joins it at once: one comment, however many they are.
    const [next, ...rest] = unheard.slice(at + 1)
    if (done === 'joined' && next !== undefined)
      await openMachineReport(ports, inForce, {
        ...{ title: next.title, text: next.link, since: next.since },
        counted: [next.counted, ...rest.map((one) => one.counted)],
        delivery: undefined,
      })
    return
  }
}

async function openAlerts(ports: Ports, { home, rules }: PolicyInForce, from: string): Promise<Alert[]> {
  const found: Alert[] = []
  for (const name of rules.alerts?.in ?? [])
    for (const kind of rules.alerts?.of ?? []) {
      const open = await ports.alerts.open({ owner: home.owner, name }, kind, from)
      if (open === undefined) ports.warn(undefined, { id: 'alerts-unseen', about: { where: name, kind } })
      for (const one of open ?? []) {
        const title = alertTitle(kind, one.number, name)
        found.push({ ...one, title, counted: alertCount(title) })
      }
    }
  return found
}

/** By the issues that the app opened for alerts, and by what is counted on them, closed ones included. */
async function unheardOf(
  ports: Ports,
  repository: RepositoryName,
  alerts: readonly Alert[],
  { since, began }: { since: string; began: string },
): Promise<Unheard[]> {
  const oldest = Math.min(...alerts.map(({ createdAt }) => Date.parse(createdAt)))
  const from = new Date(Math.max(oldest, Date.parse(began))).toISOString()
  const reports = (await ports.issues.own(repository, from)).filter(({ body }) => isMachineMarked(body))
  const own = reports.map((issue) => ({ issue, told: [machineMarkedIn(issue.body) ?? UNNAMED] }))
  // The comments of each report are a request for each: only where an alert has no report of its own.
  const isSettled = alerts.every(({ counted }) => own.some(({ told }) => told.includes(counted)))
  const all = isSettled ? own : [...own, ...(await joinedReports(ports, repository, reports))]
  return alerts.flatMap((one) => {
    const reported = all.filter(({ told }) => told.includes(one.counted)).map(({ issue }) => issue)
    // An old one that only now is seen was there before somebody looked, and whatever has changed it opened it not anew.
    if (reported.length === 0)
      return Date.parse(one.createdAt) < Date.parse(since) ? [] : [{ ...one, since: one.createdAt }]
    return reported.every((issue) => wasClosedBefore(issue, one.updatedAt)) ? [{ ...one, since: one.updatedAt }] : []
  })
}

const wasClosedBefore = ({ closedAt }: OwnIssue, at: string): boolean =>
  closedAt !== undefined && Date.parse(closedAt) < Date.parse(at)

/** Reports by all that is counted on the case of each. */
async function joinedReports(
  ports: Ports,
  repository: RepositoryName,
  reports: readonly OwnIssue[],
): Promise<{ issue: OwnIssue; told: readonly string[] }[]> {
  const found: { issue: OwnIssue; told: readonly string[] }[] = []
  for (const issue of reports) {
    const comments = await ports.issues.comments({ repository, number: issue.number })
    const said = comments.find(isOwnComment(ports, COUNTED))
    found.push({ issue, told: countedIn(said?.body ?? '') })
  }
  return found
}
