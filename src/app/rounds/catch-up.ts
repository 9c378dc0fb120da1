import { project } from '../../domain/screen/projection.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { knownWaivers } from '../case/exceptions.ts'
import { contextFor, type Handled, handle, readHandled } from '../decisions/handle.ts'
import { readRecord } from '../decisions/read-record.ts'
import { finish } from '../follow-up/after-decision.ts'
import { closeMeasure, measureOf } from '../follow-up/closed-action-item.ts'
import { followPullRequest } from '../follow-up/improvement-pull-requests.ts'
import { openFollowers } from '../follow-up/open-follow-up-cases.ts'
import type { IssueAct } from '../inbox/signal.ts'
import type { CameBy } from '../inbox/unformed-report.ts'
import { movesShown } from '../inbox/unhandled-moves.ts'
import { openingFound } from '../inbox/unhandled-opening.ts'
import { wordsFound } from '../inbox/unhandled-texts.ts'
import { sayElsewhere } from '../messages/redirect-restricted-report.ts'
import { tellLostRecord } from '../messages/report-lost-ledger.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import { remind } from './reminders.ts'
import { lapse } from './timed-transitions.ts'

/** Everything on one issue that has not been handled yet, in its order: a lost delivery costs time and nothing else. */
export async function catchUp(
  world: World,
  policy: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  came: CameBy,
): Promise<void> {
  const measure = measureOf(world, issue)
  if (measure !== undefined) return catchUpMeasure(world, policy, repository, issue, measure)
  const address = { repository, issue }
  const before = await readRecord(world, policy, address)
  if (before === undefined && (await tellLostRecord(world, policy, address))) return
  const plain = await contextFor(world, policy, [])
  const context = { ...plain, ...knownWaivers(world, plain, policy) }
  const opening = before === undefined ? await openingOf(world, policy, address, issue, came) : undefined
  const start: Handled | undefined = before === undefined ? opening : readHandled(context, before)
  if (start?.file === undefined) return

  const ref = { repository, number: issue.number }
  const comments = await world.issues.comments(ref)
  const projection = project(start.context, start.file.case)
  const moves = await movesShown(world, policy, { ref, issue, projection, file: start.file })
  const texts = { repository: seen(repository), issue, comments }
  const words = await wordsFound(world, policy, texts, start.file, start.file.seen)
  const asked = [...words, ...moves]
  const unseen = asked
    .filter((one) => start.file?.seen.has(one.cause) !== true)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

  let now = unseen.length === 0 ? start : await handle(world, policy, address, unseen, start.snapshot)
  now = { ...now, fresh: [...start.fresh, ...now.fresh] }
  for (const [id, pull] of Object.entries(now.file?.case.pulls ?? {})) {
    // Closed, it may have been reopened; merged is merged.
    if (pull.state === 'merged') continue
    const followed = await followPullRequest(world, policy, address, now, id)
    now = followed === now ? now : { ...followed, fresh: [...now.fresh, ...followed.fresh] }
  }
  now = await remind(world, policy, address, now)
  now = await lapse(world, policy, address, now)
  await finish(world, policy, address, now, { issue, comments, thoroughly: true })
  await openFollowers(world, policy, address, now)
}

/** The issue of a measure that somebody closed unheard: GitHub's timeline says who it was. */
async function catchUpMeasure(
  world: World,
  policy: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  measure: NonNullable<ReturnType<typeof measureOf>>,
): Promise<void> {
  if (issue.state !== 'closed') return
  const changes = await world.issues.changes({ repository, number: issue.number })
  const last = changes.findLast(({ kind }) => kind === 'closed')
  const act =
    last?.actor?.type === 'User' ? { actor: { id: last.actor.id, login: last.actor.login }, at: last.at } : undefined
  await closeMeasure(world, policy, repository, issue, measure, act)
}

/** A report whose opening nobody heard of. */
async function openingOf(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  issue: IssueSeen,
  came: CameBy,
): Promise<Handled | undefined> {
  const comments = () => world.issues.comments({ repository: address.repository, number: issue.number })
  const asked = await openingFound(world, policy, { repository: seen(address.repository), issue, came, comments })
  if (asked.length === 0) {
    await sayElsewhere(world, policy, address.repository, issue)
    return undefined
  }
  const id = await world.issues.repositoryId(address.repository)
  return handle(world, policy, { ...address, repository: { ...address.repository, id } }, asked)
}

const seen = ({ owner, name }: RepositoryName): IssueAct['repository'] => ({
  id: 0,
  owner,
  name,
  private: true,
  defaultBranch: '',
})
