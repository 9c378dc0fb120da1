import { NOBODY } from '../../domain/case/context.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { later } from '../../domain/clock/timed-transitions.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { adoptionSchema, POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import type { Process } from '../../domain/policy/process.ts'
import { phaseOfLabel } from '../../domain/screen/own-labels.ts'
import { groupBy } from '../../domain/values/group-by.ts'
import { isInForce } from '../../domain/waiver/waived.ts'
import { ledgerOf } from '../case/case-file.ts'
import { exceptionsFor } from '../case/exceptions.ts'
import { beginCase, homeOf, openCase } from '../follow-up/open-case.ts'
import { beginBy } from '../pipeline/begin-case.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { scheduleDrills, scheduledFor } from './schedule-drills.ts'

type Scheduled = Omit<Place, 'issues' | 'last'>

interface Listed {
  places: readonly Scheduled[]
  lists: Promise<readonly (readonly IssueSeen[])[]>
}

/** Every process that is opened by its time, with its cases, by repository: asked at once. */
export function listScheduled(ports: Ports, inForce: PolicyInForce): readonly Listed[] {
  const scheduled = Object.entries(inForce.rules.processes).flatMap(([process, rule]): Scheduled[] => {
    const repository = homeOf(inForce, process)
    return rule.schedule === undefined || repository === undefined ? [] : [{ process, rule, repository }]
  })
  return [...groupBy(scheduled, ({ repository }) => repository.name).values()].map((places) => {
    const lists = casesOf(ports, places)
    // One that fails keeps those before it from nothing: it is told where it is waited for.
    lists.catch(() => undefined)
    return { places, lists }
  })
}

/** Opens what is due: where the last case, or before the first one the policy, is old enough, or something has changed since. */
export async function schedule(ports: Ports, inForce: PolicyInForce, listed: readonly Listed[]): Promise<void> {
  if (listed.length === 0) return
  const adopted = await adoptionsOf(ports, inForce)
  for (const { places, lists } of listed)
    for (const [at, place] of places.entries()) {
      const issues = (await lists)[at] ?? []
      const last = issues.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0]
      const opened = await openDue(ports, inForce, { ...place, issues, last }, adopted)
      if (!opened) await takeUp(ports, inForce, place.process, place.repository, last)
    }
}

/** The cases of processes that live in one repository, open and closed. */
async function casesOf(ports: Ports, places: readonly Scheduled[]): Promise<readonly (readonly IssueSeen[])[]> {
  const [first] = places
  if (first === undefined) return []
  return ports.issues.labelled(
    first.repository,
    places.map(({ process }) => ({ label: caseLabel(process), state: 'all' })),
  )
}

interface Place {
  process: string
  rule: Process
  repository: RepositoryName
  issues: readonly IssueSeen[]
  last: IssueSeen | undefined
}

async function openDue(ports: Ports, inForce: PolicyInForce, place: Place, adopted: Adoptions): Promise<boolean> {
  const { process, rule, last } = place
  if (rule.schedule === undefined) return false
  if ('each' in rule.schedule) {
    const excused = await isExcused(ports, inForce, rule)
    return excused ? false : scheduleDrills(ports, inForce, { ...place, adopted: adopted.first })
  }
  // One that is still open says what another would: it is kept up to date (R5-1).
  if (rule.findings !== undefined && place.issues.some(({ state }) => state === 'open')) return false
  const since =
    'when-outdated' in rule.schedule
      ? await (await import('../follow-up/edition/outdated-mark.ts')).outdatedMark(ports, inForce, {
          ...place,
          adopted,
        })
      : await dueMark(ports, inForce, { process, start: rule.start, rule: rule.schedule, last, adopted })
  const mark = since ?? firstMark(ports, inForce, place, adopted.first)
  if (mark === undefined || (await isExcused(ports, inForce, rule))) return false
  await openCase(ports, inForce, process, mark, {}, beginBy(ports, inForce))
  return true
}

/** Whether nobody is asked for it just now: an approved exception says so for all that its process ends with (R6-1). */
async function isExcused(ports: Ports, inForce: PolicyInForce, { phases, transitions }: Process): Promise<boolean> {
  const clauses = transitions.flatMap(({ to, clause }) => (phases[to]?.end === 'completed' ? [clause] : []))
  const { waivers } = await exceptionsFor(ports, inForce, { policy: inForce.rules, directory: NOBODY }, undefined)
  const now = ports.now().toISOString()
  return (
    waivers !== 'not-checked' &&
    waivers.some(
      (waiver) =>
        waiver.scope.all && isInForce(waiver, now) && clauses.some((clause) => waiver.clauses.includes(clause ?? '')),
    )
  )
}

/** The name of the very first case, once it is due: nothing has to change before people are told what holds (R4.1-1e, R8-1). */
function firstMark(
  ports: Ports,
  inForce: PolicyInForce,
  { process, rule: { schedule: when }, last }: Place,
  adopted: string,
): string | undefined {
  const after = when !== undefined && 'first-after' in when ? when['first-after'] : undefined
  if (last !== undefined || after === undefined) return undefined
  const due = later(inForce.rules, adopted, after)
  return Date.parse(due) <= ports.now().getTime() ? `scheduled=${process}:${due.slice(0, 10)}` : undefined
}

interface Yearly {
  process: string
  start: string
  rule: Extract<NonNullable<Process['schedule']>, { every: string }>
  last: IssueSeen | undefined
  adopted: Adoptions
}

/** The name under which a case is due now; two who sweep at once name it alike: the day on which it fell due, or the change. */
async function dueMark(
  ports: Ports,
  inForce: PolicyInForce,
  { process, start, rule, last, adopted }: Yearly,
): Promise<string | undefined> {
  const due = later(inForce.rules, last?.createdAt ?? adopted.last, rule.every)
  if (Date.parse(due) <= ports.now().getTime()) return `scheduled=${process}:${due.slice(0, 10)}`
  // One that has not begun yet takes in what has changed since.
  if (last?.state === 'open' && last.labels.includes(`phase: ${start}`)) return undefined
  const changes = await Promise.all(
    rule['when-changed'].map((what) =>
      what === 'policy' ? Promise.resolve(adopted.byCommand) : ports.runbooks.changedAt(inForce),
    ),
  )
  const since = Date.parse(last?.createdAt ?? adopted.first)
  const [latest] = changes
    .flatMap((at) => (at !== undefined && Date.parse(at) > since ? [at] : []))
    .sort((a, b) => Date.parse(b) - Date.parse(a))
  return latest === undefined ? undefined : `changed=${process}:${Date.parse(latest)}`
}

/** An issue of our own that is no case yet: a crash came between. */
async function takeUp(
  ports: Ports,
  inForce: PolicyInForce,
  process: string,
  repository: RepositoryName,
  issue: IssueSeen | undefined,
): Promise<void> {
  // An issue that shows a phase has begun.
  if (issue?.author.id !== ports.self.id || issue.labels.some((label) => phaseOfLabel(label) !== undefined)) return
  if ((await ports.ledger.read(ledgerOf({ repository, issue }))) === undefined)
    await beginCase(
      ports,
      inForce,
      { process, repository, runbook: scheduledFor(ports, issue), answers: [] },
      issue,
      beginBy(ports, inForce),
    )
}

interface Adoptions {
  first: string
  last: string
  isFirst: boolean
  byCommand: string | undefined
}

/** When policies were adopted: whoever adopted one has just looked through it. */
async function adoptionsOf(ports: Ports, { home }: PolicyInForce): Promise<Adoptions> {
  const ref = { repository: home, path: POLICY_LEDGER }
  // A round has just read which policies are in force.
  const record = ports.ledger.recall(ref) ?? (await ports.ledger.read(ref))
  const [first, ...more] = (record?.lines ?? []).filter(({ type }) => type === POLICY_ADOPTED)
  const now = ports.now().toISOString()
  return {
    first: first?.at ?? now,
    last: (more.at(-1) ?? first)?.at ?? now,
    isFirst: more.length === 0,
    // A merged pull request is a revision, which is told and acknowledged in its own case (R9-4).
    byCommand: more.findLast(({ data }) => adoptionSchema.parse(data).how !== 'pull-request')?.at,
  }
}
