import { setTimeout as sleep } from 'node:timers/promises'
import type { ProbotOctokit } from 'probot'
import * as z from 'zod/mini'
import type { Environment } from '../../adapters/calls/address.ts'
import { statusOf } from '../../adapters/github/ledger/git-ledger-client.ts'
import type { PolicyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { toBotMove, toSignal } from '../../adapters/github/signals/to-signal.ts'
import { onSignal } from '../../app/events/on-signal.ts'
import { revertBotMove } from '../../app/events/revert-bot-move.ts'
import { toldBy } from '../../app/inbox/machine-report.ts'
import type { BotMove, Signal, SignalOf } from '../../app/inbox/signal.ts'
import { noticeMissedSweep } from '../../app/messages/report-missed-sweep.ts'
import type { Depth } from '../../app/pipeline/look.ts'
import { LedgerRefusedError } from '../../app/ports/ledger-store.ts'
import type { Ports } from '../../app/ports/ports.ts'
import type { Sealing } from '../../app/ports/sealing.ts'
import type { Warning } from '../../app/ports/warning.ts'
import { type Sweep, sweep } from '../../app/rounds/sweep.ts'
import { type KeyedQueue, keyedQueue } from '../../app/state/keyed-queue.ts'
import { lruSet } from '../../app/state/lru-set.ts'
import { ttlCache } from '../../app/state/ttl-cache.ts'
import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { compose } from '../shared/compose.ts'
import { accountOf, repositoriesOf } from '../shared/installation.ts'
import { type Crowd, crowd } from './crowd.ts'
import { renewingToken } from './renewing-token.ts'

type Octokit = ProbotOctokit

export interface IntakeOptions {
  /** Without an installation: as the app itself. */
  octokit(installation?: number): Promise<Octokit>
  /** Shared by all installations: companies that took the same template have the same policy. */
  texts: PolicyTexts
  sealing: Sealing
  /** Where addresses and secrets of calls are found. */
  environment: Environment
  now(): Date
  /** How long this process has been up, in milliseconds, whatever its clock was set to meanwhile. */
  awakeMs(): number
  /** GitHub has answered the app. */
  reached(): void
  warn(error: unknown, warning: Warning): void
  /** A delivery has been worked on to its end. */
  worked(on: WorkedOn): void
}

/** Numbers by which the line of a log is found again on GitHub. */
export interface WorkedOn {
  /** As in the app's "Recent Deliveries". */
  delivery: string
  event: string
  /** `owner/name#7` of an issue or pull request; of a card, its issue's node id. */
  about: string
}

export interface Intake {
  /** `delivery` is GitHub's id of the event, the same however often it is delivered. */
  accept(event: string, payload: unknown, delivery: string): void
  sweep(): Promise<Sweep>
  idle(): Promise<void>
}

/** The server sweeps more often; an hour without is not worth a word. */
const SWEPT_WITHIN_HOURS = 1
const SWEPT_BY_NOW_MS = 2 * SWEPT_WITHIN_HOURS * 60 * 60 * 1000
/** GitHub's primary limit comes back within the hour; a server sits that out, since nobody would start it again. */
const LONGEST_PAUSE_MS = 65 * 60 * 1000
const RETRY_AFTER_MS = [250, 1_000, 4_000]
const GONE = 410
/** A token of an installation that is gone is good no more, and no other is given. */
const WHERE_NOBODY_IS: readonly number[] = [401, 404]
/** Far more than companies take the app off between two starts. */
const TAKEN_OFF = 1_000

/** Takes deliveries, works on each case's in order, and tries again what failed; the sweep finds whatever is lost even so. */
export function intake({
  octokit,
  texts,
  sealing,
  environment,
  now,
  awakeMs,
  reached,
  warn,
  worked,
}: IntakeOptions): Intake {
  // GitHub alone says which there are, and one that was dropped would forget how much it has asked of GitHub.
  const installations = ttlCache<Ports>({ life: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY }, now)
  const followed = lruSet<string>(1_000)
  const takenOff = lruSet<number>(TAKEN_OFF)
  const failed = (error: unknown) => warn(error, { id: 'request-not-worked' })
  const sleeping = (milliseconds: number) => sleep(milliseconds, undefined, { ref: false })
  const common = keyedQueue(failed, { isSlowed: () => false, sleep: sleeping })
  const desks = new Map<number, Desk>()
  /** Each company is served by itself: whatever GitHub has one wait for, no other waits with it. */
  const deskOf = (installation: number): Desk => {
    const known = desks.get(installation)
    if (known !== undefined) return known
    const isSlowed = () => desk.ports?.isHeldUp() === true
    const desk: Desk = {
      work: keyedQueue(failed, { isSlowed, sleep: sleeping }),
      words: crowd<Told>(),
      ports: undefined,
      round: undefined,
    }
    desks.set(installation, desk)
    return desk
  }
  const portsOf = (installation: number): Promise<Ports> =>
    installations.get(String(installation), () => makePorts(installation))
  const makePorts = async (installation: number): Promise<Ports> => {
    const desk = deskOf(installation)
    const own = renewingToken(await octokit(installation))
    const ports = compose({
      octokit: own,
      self: await accountOf(await octokit(), own),
      repositories: repositoriesOf,
      longestPause: LONGEST_PAUSE_MS,
      calling: {
        environment,
        beside: async (name, beside) => desk.work.add(`beside ${name}`, beside),
      },
      texts,
      sealing,
      now,
      warn,
    })
    desk.ports = ports
    return ports
  }

  /** The app was taken off there: what GitHub delivers of it once more is for nobody, which is told once. */
  const isTakenOff = async (installation: number, error: unknown): Promise<boolean> => {
    if (!WHERE_NOBODY_IS.includes(statusOf(error) ?? 0)) return false
    const app = await octokit()
    const isThere = await app
      .request('GET /app/installations/{installation_id}', { installation_id: installation })
      .then(
        () => true,
        (refused: unknown) => statusOf(refused) !== 404,
      )
    if (isThere) return false
    if (!takenOff.has(installation)) warn(error, { id: 'taken-off', about: { installation } })
    takenOff.add(installation)
    return true
  }

  const follow = async (signal: Signal, delivery: string, first: Depth): Promise<void> => {
    // One that is installed again has another number.
    if (signal.installation === undefined || takenOff.has(signal.installation)) return
    // The state of a pull request is read from GitHub, so of these alone a redelivery would ask for everything again. Only
    // the delivery tells: closed, reopened and closed within one second, it looks the same.
    if (signal.kind === 'pull-request' && followed.has(delivery)) return
    for (const [attempt, pause] of [...RETRY_AFTER_MS, undefined].entries()) {
      try {
        // The record of a run that broke off is known by its cause: only a look at the whole case shows it.
        const ports = await portsOf(signal.installation)
        await onSignal(ports, signal, attempt === 0 ? first : 'all')
        if (signal.kind === 'pull-request') followed.add(delivery)
        // A server that has just started is about to sweep; one that has been up for long should have.
        if (awakeMs() > SWEPT_BY_NOW_MS) await noticeMissedSweep(ports, signal)
        return
      } catch (error) {
        // A rule or an archive refuses it a second later too, and an issue that was deleted or moved stays away.
        if (error instanceof LedgerRefusedError || statusOf(error) === GONE) throw error
        if (await isTakenOff(signal.installation, error)) return
        if (pause === undefined) throw error
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }
  const take = ({ work }: Desk, told: Told): void =>
    work.add(laneOf(told.signal), async () => {
      await follow(told.signal, told.delivery, 'told')
      worked(workedOn(told))
    })
  /** An account that writes faster than is worked on gets one look at all of it, and keeps nobody behind it waiting for each. */
  const takeWords = ({ work, words }: Desk, told: Told, account: number): void => {
    const lane = laneOf(told.signal)
    const place = words.join(lane, account, told)
    if (place === 'counted') return
    work.add(lane, async () => {
      if (place === 'itself') words.leave(lane, account)
      const all = place === 'itself' ? [told] : words.taken(lane)
      await follow(told.signal, told.delivery, place === 'itself' ? 'told' : 'issue')
      for (const one of all) worked(workedOn(one))
    })
  }
  const undo = async (move: BotMove): Promise<void> => {
    // A bot waits for no answer: what fails here, the sweep puts right.
    if (move.installation !== undefined) await revertBotMove(await portsOf(move.installation), move)
  }
  /** One round of a company; of those that wait to begin there is never more than one. */
  const roundOf = (installation: number): Promise<Sweep> => {
    const desk = deskOf(installation)
    if (desk.round !== undefined) return desk.round
    const round = new Promise<Sweep>((resolve, reject) =>
      desk.work.add('sweep', async () => {
        desk.round = undefined
        await portsOf(installation)
          .then((ports) => sweep(ports, SWEPT_WITHIN_HOURS))
          .then(resolve, reject)
      }),
    )
    desk.round = round
    return round
  }
  /** The rounds of all companies that there are now, side by side. */
  const beginRounds = async (): Promise<Promise<Sweep>[]> => {
    const app = await octokit()
    const installed = await app.paginate('GET /app/installations', { per_page: 100 })
    reached()
    // GitHub answers nothing to one that its owner has suspended, and delivers nothing to it.
    return installed.flatMap(({ id, suspended_at }) => (typeof suspended_at === 'string' ? [] : [roundOf(id)]))
  }
  const sweepAll = async (): Promise<Sweep> => {
    const begun = await new Promise<{ rounds: Promise<Sweep>[] }>((resolve, reject) =>
      common.add('sweep', () => beginRounds().then((rounds) => resolve({ rounds }), reject)),
    )
    // One company keeps no other from its round, whatever is wrong with it.
    const ended = await Promise.allSettled(begun.rounds)
    const done: Sweep = { repositories: 0, issues: 0, failed: 0 }
    for (const one of ended) {
      if (one.status === 'rejected') continue
      done.repositories += one.value.repositories
      done.issues += one.value.issues
      done.failed += one.value.failed
    }
    const broken = ended.find((one) => one.status === 'rejected')
    if (broken !== undefined) throw broken.reason
    return done
  }
  return {
    accept(event, payload, delivery) {
      const meant = toSignal(event, payload)
      const signal = meant && toldBy(meant, delivery)
      // GitHub names the installation in every delivery to an app; without one there is nobody to act as.
      if (signal?.installation !== undefined) {
        const desk = deskOf(signal.installation)
        const told = { signal, event, delivery }
        if (isFoundByALook(signal)) takeWords(desk, told, signal.actor.id)
        else take(desk, told)
      }
      const move = signal === undefined ? toBotMove(event, payload) : undefined
      if (move?.installation !== undefined) deskOf(move.installation).work.add(laneOf(move), () => undo(move))
      if (seesMore(event, payload)) sweepAll().catch(failed)
    },
    sweep: sweepAll,
    async idle() {
      await common.idle()
      await Promise.all([...desks.values()].map(({ work }) => work.idle()))
    },
  }
}

/** Work under way for one company. */
interface Desk {
  work: KeyedQueue
  words: Crowd<Told>
  /** Undefined until it was first asked for. */
  ports: Ports | undefined
  /** The round that waits for its turn. */
  round: Promise<Sweep> | undefined
}

const actionSchema = z.object({ action: z.string() })
const MORE: readonly string[] = ['created', 'unsuspend', 'new_permissions_accepted', 'added']

/** The app may see what it did not see before: what happened there meanwhile is delivered by nobody. */
const seesMore = (event: string, payload: unknown): boolean =>
  ['installation', 'installation_repositories'].includes(event) &&
  MORE.includes(actionSchema.safeParse(payload).data?.action ?? '')

/**
 * True for words that people write and edit on a case: a look finds them as well as a delivery tells them; an adoption is
 * no case's.
 */
const isFoundByALook = (signal: Signal): signal is SignalOf<'comment' | 'comment-edited' | 'issue-edited'> =>
  signal.kind === 'comment'
    ? readAdopt(signal.comment.body) === undefined
    : signal.kind === 'comment-edited' || signal.kind === 'issue-edited'

/** A delivery and what it tells. */
interface Told {
  signal: Signal
  event: string
  delivery: string
}

const workedOn = ({ signal, event, delivery }: Told): WorkedOn => ({ delivery, event, about: aboutOf(signal) })

/** One case, one lane: labels, comments and cards of an issue are all known by the issue's node id. */
function laneOf(signal: Signal): string {
  switch (signal.kind) {
    case 'column':
      return signal.content
    case 'pull-request':
      return `${signal.repository.name}!${signal.number}`
    case 'machine-report':
      return `${signal.repository.name} reports`
    case 'policy-changed':
    case 'people-changed':
    case 'runbooks-changed':
      return 'settings'
    case 'issue-opened':
    case 'relocated':
    case 'arrived':
    case 'issue-edited':
    case 'comment':
    case 'comment-edited':
    case 'comment-deleted':
    case 'label':
    case 'closed':
    case 'reopened':
      return signal.issue.nodeId
  }
}

/** The case of a delivery, as a person would look for it. */
function aboutOf(signal: Signal): string {
  const number = 'issue' in signal ? signal.issue.number : signal.kind === 'pull-request' ? signal.number : undefined
  if (number === undefined || !('repository' in signal)) return laneOf(signal)
  return `${signal.repository.owner}/${signal.repository.name}#${number}`
}
