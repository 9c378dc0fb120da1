import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { nameOutOfReach } from '../../domain/policy/out-of-reach.ts'
import { FOLLOW_UP } from '../../domain/screen/projection.ts'
import { lookForExceptions } from '../case/exceptions.ts'
import { policyNow } from '../case/policy-now.ts'
import { prefetch } from '../case/prefetch.ts'
import { settleAll } from '../case/settle-all.ts'
import { isOpenByPolicy } from '../messages/admission.ts'
import { type RecordsLookedAt, reportStrangers } from '../messages/report-tampering.ts'
import { bindRepositories } from '../policy/bind-repositories.ts'
import { placesOf } from '../policy/places-of.ts'
import { restoreAdoptions } from '../policy/restore-adoptions.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { Warning } from '../ports/warning.ts'
import { catchUp } from './catch-up.ts'
import { catchUpAdoptions } from './catch-up-adoptions.ts'
import { catchUpAlerts } from './catch-up-alerts.ts'
import { catchUpGone } from './catch-up-gone.ts'
import { lookTogether } from './look-together.ts'
import type { PlaceSeen } from './place-seen.ts'
import { recordSweepTime } from './record-sweep-time.ts'
import { listScheduled, schedule } from './schedule.ts'
import { sealRecords } from './seal-records.ts'
import { tellBoard } from './tell-board.ts'
import { tellGone, tellPlaces } from './tell-places.ts'

/** The work of one round. */
export interface Sweep {
  repositories: number
  issues: number
  failed: number
}

const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * One round over everything, without any event: what was missed is found, what is shown wrongly is put right. It does
 * exactly what an event would have done, so it may run as often as one likes.
 * `everyHours` is how often it does, where whoever starts it knows.
 */
export async function sweep(ports: Ports, everyHours?: number): Promise<Sweep> {
  const done: Sweep = { repositories: 0, issues: 0, failed: 0 }
  // A policy that nobody had adopted when this was asked last may have been adopted since, by another instance.
  ports.policies.forget()
  const broken: unknown[] = []
  /** A step that fails keeps no case from being looked at; that it failed is said once all were. */
  const attempt = (what: Warning, work: () => Promise<unknown>): Promise<unknown> =>
    work().catch((error: unknown) => {
      broken.push(error)
      ports.warn(error, what)
    })
  // Places that are told of by none are asked about one by one.
  await attempt({ id: 'sweep.places' }, async () => ports.lookAhead(await ports.policies.places()))
  await attempt({ id: 'sweep.taken' }, () => restoreWhatWasTaken(ports))
  await attempt({ id: 'sweep.ahead' }, () => prefetch(ports))
  // Before anything is judged by a policy that another has taken the place of, unheard.
  for (const { home, sha } of await ports.policies.all())
    await attempt({ id: 'sweep.adoptions', about: { where: home.name } }, () => catchUpAdoptions(ports, home, sha))
  await attempt({ id: 'sweep.reach' }, () => tellGone(ports))
  for (const known of await ports.policies.all()) {
    // Before anything is judged by a policy that stands last because what came after it was taken away.
    const atHome = await lookAtRecords(ports, known, known.home)
    const inForce = await policyNow(ports, known)
    await bindRepositories(ports, inForce).catch((error: unknown) =>
      ports.warn(error, { id: 'sweep.bound', about: { where: inForce.home.name } }),
    )
    await sealRecords(ports, inForce, placesOf(inForce)).catch((error: unknown) =>
      ports.warn(error, { id: 'sweep.seals', about: { where: inForce.home.name } }),
    )
    const { name } = inForce.home
    const scheduled = listScheduled(ports, inForce)
    const lookedAt = new Map<string, RecordsLookedAt>()
    await Promise.all([
      ...recordPlacesOf(inForce).map(async (repository) =>
        lookedAt.set(
          repository.name,
          repository.name === known.home.name ? atHome : await lookAtRecords(ports, inForce, repository),
        ),
      ),
      attempt({ id: 'sweep.exceptions', about: { where: name } }, () => lookForExceptions(ports, inForce)),
    ])
    await attempt({ id: 'sweep.due', about: { where: name } }, () => schedule(ports, inForce, scheduled))
    await attempt({ id: 'sweep.alerts', about: { where: name } }, () => catchUpAlerts(ports, inForce))
    const places = seenOf(ports, inForce, lookedAt)
    // Before cases are shown: what is known of a board that could not be used is asked for anew.
    await attempt({ id: 'sweep.board', about: { where: name } }, async () =>
      tellBoard(ports, inForce, await allSeen(places)),
    )
    await attempt({ id: 'sweep.reach' }, async () => tellPlaces(ports, inForce, await allSeen(places)))
    for (const { repository, seen } of places) {
      const failed = done.failed
      await attempt({ id: 'sweep.cases', about: { where: repository.name } }, async () =>
        sweepPlace(ports, inForce, repository, await seen, done),
      )
      await attempt({ id: 'sweep.gone', about: { where: repository.name } }, async () => {
        const place = await seen.catch(() => undefined)
        if (place !== undefined) await catchUpGone(ports, inForce, repository, place)
      })
      await recordSweepTime(ports, inForce, repository, everyHours).catch((error: unknown) =>
        ports.warn(error, { id: 'sweep.time', about: { where: repository.name } }),
      )
      // A case that could not be looked at is for the next round, of whichever process.
      if (done.failed > failed || (await seen.catch(() => undefined)) === undefined) lookedAt.delete(repository.name)
    }
    for (const { owner, name: place } of recordPlacesOf(inForce))
      if (lookedAt.get(place)?.isTold === true)
        await ports.ledger
          .leaveWord({ owner, name: place })
          .catch((error: unknown) => ports.warn(error, { id: 'sweep.look-noted', about: { where: place } }))
  }
  // Answers that nobody took are not for those who ask after the round.
  await ports.lookAhead([])
  if (broken.length > 0) throw broken[0]
  return done
}

/** So many are seen at once: what comes after that is seen when the round has come to it. */
const TOGETHER = 500

async function lookAtRecords(ports: Ports, inForce: PolicyInForce, repository: RepositoryName) {
  try {
    return await reportStrangers(ports, inForce, repository)
  } catch (error) {
    ports.warn(error, { id: 'sweep.strangers', about: { where: repository.name } })
    return { isBeforeKnown: true, isTold: false }
  }
}

/** All places at once; their cases are looked at one after another. */
function seenOf(ports: Ports, inForce: PolicyInForce, lookedAt: ReadonlyMap<string, RecordsLookedAt>) {
  return reachedOf(inForce).map((repository) => {
    const closed = lookedAt.get(repository.name)?.isBeforeKnown === false ? 'all' : 'lately'
    const seen = seePlace(ports, inForce, repository, closed)
    // The failure is for the one that waits for the answer.
    seen.catch(() => undefined)
    return { repository, seen }
  })
}

/** Those that could be seen. */
async function allSeen(places: ReturnType<typeof seenOf>) {
  const all = await Promise.all(
    places.map(async ({ repository, seen }) => {
      const place = await seen.catch(() => undefined)
      return place === undefined ? [] : [{ repository, ...place }]
    }),
  )
  return all.flat()
}

/** Undefined where there is no place for cases: it has become public since (R8-1). */
async function seePlace(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  closed: Closed,
): Promise<PlaceSeen | undefined> {
  if (!isOpenByPolicy(inForce.rules, repository) && (await ports.issues.isPublic(repository))) return undefined
  const [{ issues, own }, records] = await settleAll([
    issuesOf(ports, repository, closed),
    ports.ledger.list(repository),
  ])
  return { issues, own, records, together: await seeTogether(ports, inForce, repository, issues.slice(0, TOGETHER)) }
}

async function seeTogether(
  ...[ports, inForce, repository, issues]: Parameters<typeof lookTogether>
): Promise<PlaceSeen['together']> {
  try {
    return await lookTogether(ports, inForce, repository, issues)
  } catch (error) {
    ports.warn(error, { id: 'sweep.together', about: { where: repository.name } })
    return new Map()
  }
}

async function sweepPlace(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  seen: PlaceSeen | undefined,
  done: Sweep,
): Promise<void> {
  if (seen === undefined) return
  done.repositories += 1
  const { issues } = seen
  let { together } = seen
  for (const [at, issue] of issues.entries()) {
    done.issues += 1
    if (at > 0 && at % TOGETHER === 0)
      together = await seeTogether(ports, inForce, repository, issues.slice(at, at + TOGETHER))
    try {
      await catchUp(ports, inForce, repository, issue, together.get(issue.number))
    } catch (error) {
      // One case that cannot be read must not hide all the others.
      done.failed += 1
      ports.warn(error, { id: 'sweep.look', about: { where: `${repository.name}#${issue.number}` } })
    }
  }
}

/** Of repositories under no policy: the record of one may have been taken away. */
async function restoreWhatWasTaken(ports: Ports): Promise<void> {
  const judged = new Set(
    (await ports.policies.all()).flatMap(({ home, rules }) =>
      [home.name, ...Object.values(rules.repositories)].map((name) => `${home.owner}/${name}`),
    ),
  )
  for (const place of await ports.policies.places()) {
    if (judged.has(`${place.owner}/${place.name}`)) continue
    try {
      const before = await restoreAdoptions(ports, place)
      if (before === 'restored') ports.policies.forget()
      if (before === 'never') await catchUpAdoptions(ports, place, undefined)
    } catch (error) {
      ports.warn(error, { id: 'sweep.before', about: { where: place.name } })
    }
  }
}

/** In one that is out of reach there is nothing to look at: that is told by itself. */
const reachedOf = (inForce: PolicyInForce): RepositoryName[] =>
  placesOf(inForce).filter(({ name }) => nameOutOfReach(name) === undefined)

/** Where there are records: those of the adoptions lie with the policy. */
function recordPlacesOf(inForce: PolicyInForce): RepositoryName[] {
  const places = reachedOf(inForce)
  const { owner, name } = inForce.home
  return places.some((place) => place.name === name) ? places : [{ owner, name }, ...places]
}

/** Which closed cases are looked at: all, where nobody knows whether their records are as they were left. */
type Closed = 'lately' | 'all'

/**
 * The issues changed lately, every open case (a moved card does not touch its issue's date), and closed ones with a clock
 * that still runs.
 */
async function issuesOf(
  ports: Ports,
  repository: RepositoryName,
  closed: Closed,
): Promise<Pick<PlaceSeen, 'issues' | 'own'>> {
  const since = new Date(ports.now().getTime() - LOOK_BACK_MS).toISOString()
  const [ended, open, running] = await settleAll([
    ports.issues.list(repository, { state: 'closed', ...(closed === 'lately' && { since }) }),
    // GitHub takes several labels as all of them, not as any: what is open is listed once, and looked through here.
    ports.issues.list(repository, { state: 'open' }),
    ports.issues.list(repository, { state: 'closed', labels: FOLLOW_UP }),
  ])
  const standing = open.filter((issue) => isLabelledCase(issue) || issue.updatedAt >= since)
  const lately = ended.filter((issue) => isLabelledCase(issue) || issue.updatedAt >= since)
  const found = [...lately, ...standing, ...running].filter(({ isPullRequest }) => !isPullRequest)
  const issues = [...new Map(found.map((issue) => [issue.number, issue])).values()]
  return {
    issues: issues.sort((one, other) => one.number - other.number),
    own: open.filter(({ author, isPullRequest }) => author.id === ports.self.id && !isPullRequest),
  }
}
