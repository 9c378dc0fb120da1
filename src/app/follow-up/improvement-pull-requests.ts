import { ACTION_ITEMS, type Account, PLAN_TOO_LARGE, type PullRequestState } from '../../domain/case/case.ts'
import { holdersOf } from '../../domain/case/roles-of.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { gateViewOf } from '../../domain/commands/decision.ts'
import { NOBODY_ASKS } from '../../domain/gates/gate-kind.ts'
import { missingAt } from '../../domain/gates/gates.ts'
import type { PullRequestPolicy } from '../../domain/policy/process.ts'
import { dayAt } from '../../domain/time/is-day.ts'
import { branchOf } from '../case/case-branch.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { handle } from '../decisions/handle.ts'
import { cause } from '../inbox/cause.ts'
import type { HistoryPlace, WrongItem } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { PullRequestDraft, PullRequestSeen } from '../ports/pull-requests.ts'
import { takeActionItems } from './action-plan.ts'
import type { OwedPullRequest } from './owed-pull-requests.ts'
import { planPath, repositoryOf } from './plan-place.ts'
import { refuseOutOfReach } from './refuse-out-of-reach.ts'
import type { Renewed } from './renew-revisions.ts'
import { wrongActionItems } from './wrong-action-items.ts'

/** Opens the pull requests that the policy asks for in the phase where the case stands now (R4.4-1). */
export async function improvementPullRequests(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  owed: readonly OwedPullRequest[],
): Promise<CaseRun> {
  const { file, context } = run
  if (file === undefined) return run
  let now = run
  for (const { id, rule, before } of owed) {
    refuseOutOfReach(repositoryOf(inForce, rule))
    const first = await draftOf(ports, inForce, address, now, id, rule)
    const draft = before === undefined ? first : await secondDraft(ports, first, before.number)
    const { number, head } = await ports.pulls.open(draft)
    const papers = await ports.messages.papers()
    const sections = papers.emptySections(context, file.case, id, draft.files[0]?.content ?? '')
    const opened = { author: ports.self, state: 'open' as const, approvedBy: [], writtenBy: [], number, head }
    now = await record(ports, inForce, address, now, id, {
      ...opened,
      repository: draft.repository.name,
      empty: sections,
    })
    await check(ports, inForce, now, id, { isNew: true })
  }
  return now
}

/**
 * The people who must each approve it and have not, as the gates have it; an account that the case keeps out is asked for
 * nothing.
 */
function reviewersOf({ file, context }: CaseRun, id: string, seen: PullRequestSeen): Account[] {
  const process = file === undefined ? undefined : context.policy.processes[file.case.process]
  const gates = (process?.transitions ?? []).flatMap(({ gates: all }) => all)
  const roles = gates.flatMap((gate) =>
    gate.kind === 'pull-request' && gate['pull-request'] === id ? gate['approved-by'] : [],
  )
  const all = [...new Set(roles)].flatMap((role) => holdersOf(context.policy, context.directory, file?.case, role))
  const had = new Set([seen.author, ...seen.approvedBy, ...seen.writtenBy].map((account) => account.id))
  return [...new Map(all.map((account) => [account.id, account])).values()].filter(({ id: one }) => !had.has(one))
}

/**
 * The second draft after a merge, on a branch of its own, so that only what is missing has to be written; runbooks were
 * changed already.
 */
async function secondDraft(ports: Ports, draft: PullRequestDraft, before: number): Promise<PullRequestDraft> {
  const [plan] = draft.files
  if (plan === undefined) return draft
  const merged = await ports.pulls.file(draft.repository, plan.path)
  // GitHub opens no pull request without a difference.
  const content = merged === undefined ? plan.content : `${merged.trimEnd()}\n\n<!-- hikeshi:after=${before} -->\n`
  return { ...draft, branch: `${draft.branch}/after-${before}`, files: [{ path: plan.path, content }] }
}

/** The case after a look at a pull request, and others that were brought up to date since this one was merged. */
export interface Followed {
  run: CaseRun
  renewed: readonly Renewed[]
  /** Heads that the app has written itself: not every host hears of them. */
  written: readonly { number: number; head: string }[]
}

/** Looks at a pull request of the case again: reviews, new commits, merged or closed. */
export async function followPullRequest(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  id: string,
): Promise<Followed> {
  const nothing = { run, renewed: [], written: [] }
  const { file, context } = run
  const pull = file?.case.pulls[id]
  const rule = file === undefined ? undefined : context.policy.processes[file.case.process]?.['pull-requests'][id]
  if (file === undefined || pull === undefined || rule === undefined) return nothing
  const there = await ports.pulls.see(repositoryOf(inForce, rule), pull.number, planPath(address, file.case, rule))
  if (there === undefined) return nothing
  const isNewHead = there.head !== pull.head && rule['changes-policy'] !== undefined
  const seen = isNewHead
    ? await (await import('./write-difference.ts')).writeDifference(ports, inForce, address, run, id, rule, there)
    : there
  const written = seen.head === there.head ? [] : [{ number: seen.number, head: seen.head }]
  // A new runbook comes with it: whether it fits is looked at with what stands there now (R4.2-3). So does the history: the next
  // revision begins behind this one's line, or its own would not merge (R9-5).
  const changes = rule['changes-runbook'] || rule['changes-policy'] !== undefined
  const brings = seen.state === 'merged' && pull.state !== 'merged' && changes
  if (brings) ports.runbooks.forget()
  // A merged plan was looked at once: later it is the items of the case that count.
  const wrong = pull.state === 'merged' ? [] : await wrongActionItems(ports, inForce, file.case.actions, seen)
  const state = await stateOf(ports, run, id, pull, seen, wrong.length > 0)
  // Before it is on the record that this one is merged: where a process ends in between, the next round does it.
  const renewed =
    brings && rule['changes-policy'] !== undefined
      ? await (await import('./renew-revisions.ts')).renewRevisions(
          ports,
          repositoryOf(inForce, rule),
          id,
          rule,
          inForce.rules.locale,
        )
      : []
  const now = await record(ports, inForce, address, run, id, state)
  if (now.newEvents.length > 0) {
    await check(ports, inForce, now, id, { wrong })
    // Once it is written, and whenever that has changed.
    if (state.state === 'open' && state.empty.length === 0)
      await ports.pulls.askForReview(repositoryOf(inForce, rule), pull.number, reviewersOf(now, id, seen))
  }
  return {
    run: pull.state === 'merged' ? now : await takeActionItems(ports, inForce, address, now, seen),
    renewed,
    written,
  }
}

async function stateOf(
  ports: Ports,
  { file, context }: CaseRun,
  id: string,
  pull: PullRequestState,
  seen: PullRequestSeen,
  hasWrongItems: boolean,
): Promise<PullRequestState> {
  const { number, head, author, state, approvedBy, writtenBy } = seen
  const sections =
    file !== undefined && typeof seen.plan === 'string'
      ? (await ports.messages.papers()).emptySections(context, file.case, id, seen.plan)
      : [seen.plan === undefined ? 'plan' : PLAN_TOO_LARGE]
  const empty = hasWrongItems ? [...new Set([...sections, ACTION_ITEMS])] : sections
  return { number, head, author, state, approvedBy, writtenBy, empty, repository: pull.repository }
}

function record(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  id: string,
  state: PullRequestState,
): Promise<CaseRun> {
  const at = ports.now().toISOString()
  const asked: RequestedCommand = {
    command: { kind: 'pull-request', id, ...state },
    actor: ports.self,
    at,
    door: 'pull-request',
    via: 'account',
    cause: nameOf(id, state, run.file?.seen ?? new Set()),
  }
  return handle(ports, inForce, address, [asked], run.snapshot)
}

/** The name of a sight of a pull request, with its how manieth time: reopened, or approved once more, it looks as it did before. */
function nameOf(id: string, state: PullRequestState, known: ReadonlySet<string>): string {
  const { number, head, approvedBy, empty } = state
  const name = `pull:${id}:${number}:${head}:${state.state}:${people(approvedBy)}:${empty.join('+')}`
  let times = 1
  while (known.has(cause.again(name, times))) times += 1
  return cause.again(name, times)
}

const people = (accounts: readonly { id: number }[]): string =>
  accounts
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join('+')

/** Says on the pull request itself what is missing, as a check of its head. */
async function check(
  ports: Ports,
  inForce: PolicyInForce,
  { file, context }: CaseRun,
  id: string,
  { isNew = false, wrong = [] }: { isNew?: boolean; wrong?: readonly WrongItem[] },
): Promise<void> {
  const pull = file?.case.pulls[id]
  const process = file === undefined ? undefined : context.policy.processes[file.case.process]
  const rule = process?.['pull-requests'][id]
  if (file === undefined || process === undefined || pull === undefined || rule === undefined) return
  const view = gateViewOf({ ...context, case: file.case }, NOBODY_ASKS)
  const missing = process.transitions
    .flatMap(({ gates }) => gates)
    .filter((gate) => gate.kind === 'pull-request' && gate['pull-request'] === id)
    .flatMap((gate) => missingAt(gate, view))
    // The check is what merging waits for, so "not merged yet" is nothing that it could ask for.
    .filter(({ code }) => code !== 'pull-request-unmerged')
  const papers = await ports.messages.papers()
  const { title, summary } = papers.planCheck(
    context,
    file.case,
    id,
    pull.empty,
    missing,
    wrong,
    languageOf(file, inForce),
  )
  await ports.pulls.check(repositoryOf(inForce, rule), pull.head, {
    name: `hikeshi / ${rule.check ?? id}`,
    conclusion: missing.length === 0 ? 'success' : 'failure',
    title,
    summary,
    isNew,
  })
}

async function draftOf(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { file, context }: CaseRun,
  id: string,
  rule: PullRequestPolicy,
): Promise<PullRequestDraft> {
  if (file === undefined) throw new TypeError('A pull request is opened for a case that is there')
  const repository = repositoryOf(inForce, rule)
  const reference = `${address.repository.name}#${address.issue.number}`
  const url = `${ports.web}/${address.repository.owner}/${address.repository.name}/issues/${address.issue.number}`
  const year = new Date(address.issue.createdAt).getUTCFullYear()
  const branch = branchOf(file.case, id)
  const path = planPath(address, file.case, rule)
  const editor = `${ports.web}/${repository.owner}/${repository.name}/edit/${branch}/${path}`
  const at = { case: reference, url, editor, year }
  const language = languageOf(file, inForce)
  const papers = await ports.messages.papers()
  const { title, body, document } = papers.plan(context, file.case, file.placed, id, at, language)
  const files = [{ path, content: document }]
  if (rule['changes-runbook']) {
    const runbook = context.runbooks.find(({ head }) => head.id === file.case.runbook?.id)
    const text = runbook === undefined ? undefined : await ports.pulls.file(repository, runbook.path)
    const change = papers.runbookChange(context, file.case, id, { ...at, text, path: runbook?.path }, language)
    files.push(change)
  }
  const history = rule['changes-policy']?.history
  if (history !== undefined) {
    const text = await ports.pulls.file(repository, history.file)
    const day = dayAt(ports.now().toISOString(), inForce.rules['time-zone'])
    // Loaded once in many revisions: where there is a history already.
    const merged: HistoryPlace['merged'] =
      text === undefined
        ? 'as-they-stand'
        : await (await import('./merged-revisions.ts')).mergedRevisions(ports, inForce, text, id)
    const place = { case: reference, day, text, merged, own: undefined }
    const content = papers.history(context, file.case, id, place, language)
    files.push({ path: history.file, content })
  }
  return { repository, branch, title, body, files, message: title }
}
