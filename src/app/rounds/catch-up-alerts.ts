import { isOwnComment } from '../case/is-own-comment.ts'
import { firstAdopted } from '../inbox/first-adopted.ts'
import { alertCount, alertTitle, COUNTED, countedIn, machineMark } from '../inbox/machine-report.ts'
import { intakeIn, openMachineReport } from '../pipeline/open-machine-report.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Anything older was there before somebody stopped looking. */
const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000

interface Unheard {
  title: string
  link: string
  since: string
}

/**
 * Alerts of GitHub's own of which no delivery told (R4.1-3): each opens the case that it would have opened, and a storm of
 * them is counted on one. An alert that was heard once is not looked at again, whatever became of its case.
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
  const isHeard = await heardBefore(ports, place.repository, since)
  const unheard = found.filter((one) => !isHeard(one)).sort((a, b) => Date.parse(a.since) - Date.parse(b.since))
  for (const [at, { title, link, since }] of unheard.entries()) {
    const done = await openMachineReport(ports, inForce, { title, text: link, since, counted: [alertCount(title)] })
    if (done === 'opened') continue
    // A report that joins a storm joins it at once: one comment, however many they are.
    const rest = unheard.slice(at + 1)
    const [next] = rest
    if (done === 'joined' && next !== undefined)
      await openMachineReport(ports, inForce, {
        ...{ title: next.title, text: next.link, since: next.since },
        counted: rest.map((one) => alertCount(one.title)),
      })
    return
  }
}

async function openAlerts(ports: Ports, { home, rules }: PolicyInForce, from: string): Promise<Unheard[]> {
  const found: Unheard[] = []
  for (const name of rules.alerts?.in ?? [])
    for (const kind of rules.alerts?.of ?? []) {
      const open = await ports.alerts.open({ owner: home.owner, name }, kind, from)
      if (open === undefined) ports.warn(undefined, `${name}: GitHub does not show its alerts here (${kind})`)
      for (const { number, link, createdAt } of open ?? [])
        found.push({ title: alertTitle(kind, number, name), link, since: createdAt })
    }
  return found
}

/** By the issues that the app opened for alerts, and by what is counted on them, closed ones included. */
async function heardBefore(
  ports: Ports,
  repository: RepositoryName,
  since: string,
): Promise<(one: Unheard) => boolean> {
  const own = await ports.issues.own(repository, since)
  const reports = own.filter(({ body }) => body.startsWith(MACHINE))
  const counted = new Set<string>()
  for (const { number } of reports) {
    const comments = await ports.issues.comments({ repository, number })
    const said = comments.find(isOwnComment(ports, COUNTED))
    for (const one of countedIn(said?.body ?? '')) counted.add(one)
  }
  return ({ title, since: began }) =>
    counted.has(alertCount(title)) || reports.some(({ body }) => body.startsWith(machineMark(title, began)))
}

const MACHINE = '<!-- hikeshi:machine='
