import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { looksLikeCommand } from '../../domain/commands/slash-start.ts'
import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { beforeLastAdoption } from '../../domain/policy/policy-ledger.ts'
import { isApp } from '../../domain/policy/trusted-app.ts'
import { ANSWERED_WITHIN_MS, REQUESTS_ANSWERED } from '../../domain/screen/share.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { policyOfHome } from '../case/policy-now.ts'
import { prefetch } from '../case/prefetch.ts'
import { cause } from '../inbox/cause.ts'
import type { AdoptHeard, PullRequestHeard, Signal } from '../inbox/signal.ts'
import { keepFirst, postOne } from '../messages/post-one.ts'
import { reportLostLedger } from '../messages/report-lost-ledger.ts'
import type { AdoptionResult } from '../ports/adoption-result.ts'
import type { CommentSeen, IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { adopt, adoptMerged } from './adopt.ts'
import { reportOverlaps } from './report-overlaps.ts'
import { restoreAdoptions } from './restore-adoptions.ts'
import { revisionSaid } from './revision-said.ts'

/** `/adopt <sha>` in a comment, or as the text of an issue: a policy counts from here on, or it is said why it does not. */
export async function onAdopt(ports: Ports, signal: AdoptHeard): Promise<void> {
  const { comment } = signal
  const { body, id, name } =
    comment === undefined
      ? { body: signal.issue.body, id: undefined, name: signal.cause }
      : { body: comment.body, id: comment.id, name: cause.comment(comment.id) }
  const asked = readAdopt(body)
  if (asked === undefined) return
  const ref = { repository: signal.repository, number: signal.issue.number }
  const mark = markOf(id === undefined ? 'adopt' : `adopt=${id}`)
  // Anyone may press "Redeliver": whoever has an answer already gets no second one.
  const there = await ports.issues.comments(ref)
  const given = there.filter(isOwnComment(ports, mark))
  // Where an instance could not take its double away, whoever hears of it next does.
  if (given.length > 0) return keepFirst(ports, ref, given)
  const result = await adopt(ports, {
    repository: signal.repository,
    sha: asked.sha,
    actor: signal.actor,
    door: id === undefined ? 'form' : 'comment',
    cause: name,
    at: signal.at,
    via: signal.via,
  })
  const inForce = await inForceAfter(ports, signal.repository, result)
  // Before the first adoption the policy that is asked for says what its company speaks.
  const asks = inForce?.rules ?? (await ports.adoptions.candidate(signal.repository))?.policy
  const language = asks?.locale ?? 'ja'
  const isTold =
    result.kind === 'adopted' ||
    (isWithinShare(ports, there, signal) && ports.memory.answers.take(signal.actor.id, signal.cause, ports.now()))
  const urgency = result.kind === 'adopted' ? 'call' : 'hint'
  const text = await ports.messages.adoption(result, signal.actor, language)
  if (isTold) await postOne(ports, ref, `${mark}\n\n${text}`, mark, urgency)
  await ports.issues.react(ref, id, result.kind === 'adopted' ? '+1' : 'confused')
  if (result.kind === 'adopted') return prefetch(ports)
  await reportOverlaps(ports, signal.repository, result.overlaps)
}

const ADOPT_ANSWERED = /<!-- hikeshi:adopt=(\d+) -->/

/** An account that asks in vain again and again gets the sign alone. */
function isWithinShare({ self, now }: Ports, there: readonly CommentSeen[], { actor }: AdoptHeard): boolean {
  const since = new Date(now().getTime() - ANSWERED_WITHIN_MS).toISOString()
  const own = new Set(there.filter(({ author }) => author.id === actor.id).map(({ id }) => id))
  const given = there.filter(({ author, body, createdAt }) => {
    const asked = author.id === self.id && createdAt >= since ? ADOPT_ANSWERED.exec(body)?.[1] : undefined
    return asked !== undefined && own.has(Number(asked))
  })
  return given.length < REQUESTS_ANSWERED
}

/**
 * A pull request that brought another policy: it counts where the officer approved the very head that was merged.
 * Gives the policy that was in force before, where another has come into force.
 */
export async function onMerged(ports: Ports, signal: PullRequestHeard): Promise<Policy | undefined> {
  const { repository, number, at, via } = signal
  const known = await policyOfHome(ports, repository)
  if (known === undefined) return undefined
  const adopted = await ports.adoptions.inForce(repository)
  const isInForce = adopted?.pull === number
  const candidate = await ports.adoptions.candidate(repository)
  if (candidate === undefined || (candidate.sha === known.sha && !isInForce)) return undefined
  const changed = await ports.pulls.changedFiles(repository, number)
  if (!changed.some((path) => ports.adoptions.files.includes(path))) return undefined
  const mark = markOf(`adopt-merged=${isInForce ? adopted.sha : candidate.sha}`)
  if ((await ports.issues.comments({ repository, number })).some(isOwnComment(ports, mark))) return undefined
  // It may have come into force by this very merge, and reading that back failed: then nobody was told.
  const before = isInForce ? await inForceBefore(ports, repository) : known
  const said = await revisionSaid(ports, known, signal)
  const asked = { repository, pull: number, said, door: 'pull-request', cause: signal.cause, at, via } as const
  const result = await adoptMerged(ports, asked)
  await inForceAfter(ports, repository, result)
  const text = await ports.messages.adoption(result, await mergedFor(ports, signal, candidate.file), known.rules.locale)
  await postOne(ports, { repository, number }, `${mark}\n\n${text}`, mark)
  if (result.kind !== 'adopted') {
    await reportOverlaps(ports, repository, result.overlaps)
    return undefined
  }
  return before?.rules
}

/** The policy that the one in force took the place of. */
async function inForceBefore(ports: Ports, { owner, name }: RepositoryName): Promise<PolicyInForce | undefined> {
  const repository = { owner, name }
  const record = await ports.ledger.read({ repository, path: POLICY_LEDGER })
  return record && ports.adoptions.adoptedBy(repository, { ...record, lines: beforeLastAdoption(record.lines) })
}

/** The policy that judges after an attempt to adopt. Only what judges from here on is called adopted: something may have come between. */
async function inForceAfter(ports: Ports, repository: RepositoryName, result: AdoptionResult) {
  if (result.kind === 'adopted') ports.policies.forget()
  const inForce = await ports.policies.of(repository)
  if (result.kind === 'adopted' && inForce?.sha !== result.sha)
    throw new Error(`${repository.name}: the adoption of ${result.sha} was written and is not in force`)
  return inForce
}

/** The person who is told: nobody reads what is said to an app, a queue, or an account that is gone. */
async function mergedFor(ports: Ports, { actor, repository, number }: PullRequestHeard, file: string) {
  if (!isApp(actor) && actor.id !== 0) return actor
  return (await ports.pulls.see({ ...repository, pin: repository.id }, number, file))?.author ?? actor
}

/**
 * Nobody judges yet: whoever reports an incident even so, or speaks to its case, must not wait in silence. Gives whether a
 * policy is in force after all, since the record of it was only taken away and has been put back.
 */
export async function replyNoPolicyInForce(ports: Ports, signal: OfIssue): Promise<boolean> {
  const { repository, issue } = signal
  if (!asksSomething(signal) || !isLabelledCase(issue)) return false
  const before = await restoreAdoptions(ports, repository)
  if (before === 'restored') {
    ports.policies.forget()
    return (await ports.policies.of(repository)) !== undefined
  }
  const ref = { repository, number: issue.number }
  const comments = await ports.issues.comments(ref)
  if ((await reportLostLedger(ports, undefined, { repository, issue }, comments)) === 'lost') return false
  const mark = markOf('unadopted')
  if (comments.some(isOwnComment(ports, mark))) return false
  const candidate = await ports.adoptions.candidate(repository)
  // Which language the reporter reads is not known without a policy: all of them.
  const texts = await Promise.all(
    LANGUAGES.map((language: Language) =>
      typeof before === 'object'
        ? ports.messages.adoptionsLost(before.lost, language)
        : ports.messages.unadopted(candidate?.sha, language),
    ),
  )
  await postOne(ports, ref, [mark, ...texts].join('\n\n'), mark)
  return false
}

type OfIssue = Extract<Signal, { issue: IssueSeen }>

/** The outcome of `/adopt` has been said already. */
const asksSomething = (signal: OfIssue): boolean =>
  signal.kind === 'issue-opened' ||
  (signal.kind === 'comment' && looksLikeCommand(signal.comment.body) && readAdopt(signal.comment.body) === undefined)
