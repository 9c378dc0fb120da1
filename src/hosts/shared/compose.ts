import { randomBytes } from 'node:crypto'
import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Octokit as OctokitCore } from '@octokit/core'
import type { Environment } from '../../adapters/calls/address.ts'
import { calls } from '../../adapters/calls/calls.ts'
import { alerts } from '../../adapters/github/alerts/alerts.ts'
import { board } from '../../adapters/github/board/board.ts'
import { type GitHubApi, githubClient } from '../../adapters/github/client/client.ts'
import { defaultBranches } from '../../adapters/github/client/default-branches.ts'
import type { ParseCache } from '../../adapters/github/client/parse-cache.ts'
import { placesAhead } from '../../adapters/github/client/places-ahead.ts'
import { patchIds } from '../../adapters/github/graphql/patch-ids.ts'
import { issueSettings } from '../../adapters/github/issues/issue-settings.ts'
import { issues } from '../../adapters/github/issues/issues.ts'
import { gitLedger } from '../../adapters/github/ledger/git-ledger.ts'
import { ledgerTexts } from '../../adapters/github/ledger/ledger-texts.ts'
import { trustedLedger } from '../../adapters/github/ledger/trusted-ledger.ts'
import { people } from '../../adapters/github/people/people.ts'
import { readers } from '../../adapters/github/people/repository-access.ts'
import { policies } from '../../adapters/github/policy/policies.ts'
import type { policyProposals } from '../../adapters/github/policy/policy-proposals.ts'
import { policyFiles, policySource } from '../../adapters/github/policy/policy-source.ts'
import type { PolicyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { runbooksSource } from '../../adapters/github/policy/runbooks-source.ts'
import { pullRequests } from '../../adapters/github/pull-requests/pull-requests.ts'
import { messages } from '../../adapters/messages/messages.ts'
import { describeRunbookProblem } from '../../adapters/runbooks/describe-runbook-problem.ts'
import { LEDGER_ATTEMPTS } from '../../app/case/ledger/append-with-retry.ts'
import type { HistoryRules } from '../../app/case/ledger/verify-history.ts'
import type { Board, RepositoryName } from '../../app/ports/github.ts'
import type { CommitPerson, LedgerStore } from '../../app/ports/ledger-store.ts'
import type { Place, Policies } from '../../app/ports/policies.ts'
import type { PolicyProposals } from '../../app/ports/policy-proposals.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { type Sealing, sealerOf } from '../../app/ports/sealing.ts'
import type { Warning } from '../../app/ports/warning.ts'
import { lruCache } from '../../app/state/lru-cache.ts'
import { emptyMemory } from '../../app/state/memory.ts'
import type { Account } from '../../domain/case/case.ts'
import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { sealKeysIn, takenOverIn } from '../../domain/policy/policy-ledger.ts'
import { boardOptions } from '../../domain/screen/projection.ts'
import { webOf } from './github-addresses.ts'
import { headsTold } from './heads-told.ts'
import { labelsNamed } from './labels-named.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { placesTold } from './places-told.ts'

export interface Surroundings {
  /** One installation of the app, or the token of one run. */
  octokit: OctokitCore
  /** The account by which GitHub shows what this token does. */
  self: Account
  repositories(client: GitHubApi): Promise<readonly Place[]>
  /** The key that puts seals under records, or the public ones that tell which are the app's. */
  sealing: Sealing
  /** Where policies are kept, if not where they usually are. */
  policyFile?: string
  /** The results read before, where a run is too short to read them twice. */
  kept?: ParseCache
  /** Policies and runbooks that were read a moment ago, by this installation or by another one of the process. */
  texts: PolicyTexts
  /** The longest pause, in milliseconds, that a request sits out where GitHub asks for one; else as a short run does. */
  longestPause?: number
  /** How people are called outside GitHub; `nobody`: this process only looks. */
  calling: Calling | 'nobody'
  now(): Date
  warn(error: unknown, warning: Warning): void
}

/** Where addresses and secrets of calls are found, and how work is done that nobody waits for. */
export interface Calling {
  environment: Environment
  beside: Ports['beside']
}

/** A short run is over once it has been done. */
export const beforeItEnds: Ports['beside'] = (_, work) => work()

const unreffed = (milliseconds: number) => sleepFor(milliseconds, undefined, { ref: false })

/** Far more than an installation has policies. */
const BOARDS = 100

/** Wires the use cases to GitHub: the one place that knows which adapter stands behind which port. */
export function compose({
  octokit,
  self,
  repositories,
  sealing,
  policyFile,
  kept,
  texts,
  longestPause,
  calling,
  now,
  warn,
}: Surroundings): Ports {
  const report = (warning: Warning): void => warn(undefined, warning)
  const client = githubClient({
    ...{ octokit, log: () => undefined },
    ...(longestPause !== undefined && { longestPause }),
  })
  const { baseUrl } = octokit.request.endpoint.DEFAULTS
  const ahead = placesAhead(client, policyFiles(policyFile), now)
  const ids = patchIds(client)
  const asked = issues(client, { me: self.login, now, ids })
  const told = placesTold(ahead, asked, gitLedger(client))
  const { issues: seen, headTold } = headsTold(told.issues, self, now)
  const ledger = trustedLedger(told.store, {
    ...{ rules: rulesFor(self, baseUrl), sealing, now },
    takenOver: async () => new Set((await adoptionsOf(ledger, inForce, 'all')).flatMap(takenOverIn)),
    unsealedCounts: async (repository) =>
      (await adoptionsOf(ledger, inForce, repository)).every((lines) => sealKeysIn(lines).length === 0),
    told: headTold,
    word: async () => (await import('../../adapters/github/ledger/word-of-rounds.ts')).wordOfRounds(client, ahead),
  })
  const source = policySource(client, {
    ...{ ledger, now, report, texts },
    ...(kept !== undefined && { kept }),
    ...(policyFile !== undefined && { file: policyFile }),
    ahead,
  })
  const inForce = policies(
    source,
    {
      repositories: () => repositories(client),
      ask: asked.identity,
    },
    now,
  )
  const branches = defaultBranches(client, now, { eager: kept === undefined })
  const boards = lruCache<Board>(BOARDS)
  return {
    ledger,
    ledgerTexts: ledgerTexts(client),
    policies: inForce,
    lookAhead: ahead.ask,
    adoptions: source,
    proposals: proposalsLater(client, { ledger, file: source.file, now }),
    issues: labelsNamed(seen, inForce, asked.labels),
    issueSettings: issueSettings(client, now),
    board({ rules: policy, home }) {
      if (policy.board === undefined) return undefined
      const place = { org: home.owner, ...policy.board, columns: boardOptions(policy) }
      const key = JSON.stringify(place)
      return boards.get(key) ?? boards.keep(key, board(client, place, now))
    },
    alerts: alerts(client),
    people: people(client, { now, report, saw: ids.saw }),
    runbooks: runbooksSource(client, {
      ...{ now, branches, texts },
      ...(kept !== undefined && { kept }),
      report(problems) {
        const unusable = problems.filter(({ severity }) => severity === 'error')
        for (const each of unusable) {
          const problem = { ja: describeRunbookProblem(each, 'ja'), en: describeRunbookProblem(each, 'en') }
          report({ id: 'runbook', about: { problem } })
        }
        // A runbook with gaps is followed all the same: every event would say dozens of lines about the ones just laid.
        const gaps = problems.length - unusable.length
        if (gaps > 0) report({ id: 'runbook-gaps', about: { count: gaps } })
      },
    }),
    pulls: pullRequests(client, branches, self.login),
    repositoryAccess: readers(client),
    messages: messages(),
    calls: calls({ environment: calling === 'nobody' ? {} : calling.environment, now }),
    beside: calling === 'nobody' ? beforeItEnds : calling.beside,
    web: webOf(baseUrl),
    self,
    now,
    memory: emptyMemory(),
    alone: oneAtATime({ isSlowed: () => client.isHeldUp(), sleep: unreffed }),
    warn,
    answersLateUntil: () => client.answersLateUntil(),
    isHeldUp: () => client.isHeldUp(),
    writing: {
      attempts: LEDGER_ATTEMPTS,
      sleep: (milliseconds) => sleepFor(milliseconds),
      random: Math.random,
      salt: () => randomBytes(16).toString('hex'),
      keeper: self,
      sealer: sealerOf(sealing),
    },
  }
}

/** Few runs meet a pull request that changes the policy: what proves and replays one is loaded by the first that does. */
function proposalsLater(...about: Parameters<typeof policyProposals>): PolicyProposals {
  const loaded = async () =>
    (await import('../../adapters/github/policy/policy-proposals.ts')).policyProposals(...about)
  return {
    at: async (...asked) => (await loaded()).at(...asked),
    differs: async (...asked) => (await loaded()).differs(...asked),
  }
}

/** The records of adoptions, as far as they count: of the policies under which this repository is. */
async function adoptionsOf(
  ledger: LedgerStore,
  inForce: Policies,
  of: RepositoryName | 'all',
): Promise<readonly (readonly LedgerLine[])[]> {
  const judging = (await inForce.all()).filter(
    ({ home, rules }) =>
      of === 'all' ||
      (home.owner === of.owner && (home.name === of.name || Object.values(rules.repositories).includes(of.name))),
  )
  const refs = judging.map(({ home: repository }) => ({ repository, path: POLICY_LEDGER }))
  const records = await Promise.all(refs.map(async (ref) => ledger.recall(ref) ?? ledger.read(ref)))
  return records.map((record) => record?.lines ?? [])
}

/** The accounts that may have written the app's files on the ledger branch. */
export const rulesFor = (self: CommitPerson | 'not-known', api: string | 'not-known'): HistoryRules => ({
  writers: self === 'not-known' ? 'not-checked' : [self],
  signatures: api === 'not-known' ? 'not-checked' : signs(api) ? 'required' : 'not-expected',
})

/** GitHub signs what apps commit through its API; without that anyone who may push could write in the app's name. */
const signs = (api: string): boolean =>
  api === 'https://api.github.com' || /^https:\/\/api\.[\w-]+\.ghe\.com$/.test(api)
