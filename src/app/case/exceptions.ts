import type { Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { CaseEvent } from '../../domain/case/event.schema.ts'
import { isRefusal } from '../../domain/case/is-refusal.ts'
import { usedAhead } from '../../domain/gates/exceptions.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { leadsNowhere } from '../../domain/refusals/leads-nowhere.ts'
import { isNotForYou } from '../../domain/refusals/not-for-you.ts'
import { mayBeWaived, waiverOf } from '../../domain/waiver/waiver-of.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownException, KnownExceptions } from '../state/memory.ts'
import { ledgerOf, readCaseFile } from './case-file.ts'

type Exceptions = Required<Pick<Context, 'waivers' | 'approvedExceptions'>>

/** How long, in milliseconds, an exception that another instance handled may stay unseen. */
const LIFE = 60_000
/** Of what was known: it is to be asked for anew, however lately it was. */
const FORGOTTEN = Number.NEGATIVE_INFINITY
/** A file that changes within the second in which it is read would look as it did before. */
const SAME_MOMENT = 10_000

/** Whether an exception could change this answer: a gate shut by what may be waived, and nothing else in the way. */
export function hangsOnException(
  { processes }: Policy,
  state: Case | undefined,
  events: readonly CaseEvent[],
): boolean {
  if (state === undefined) return false
  const rules = Object.values(processes).flatMap(({ waiver }) => (waiver?.of.includes(state.process) ? [waiver] : []))
  if (rules.length === 0) return false
  return events.some((event) => {
    if (!isRefusal(event)) return false
    const { reasons } = event.data
    if (reasons.some((one) => isNotForYou(one) || leadsNowhere(one.code))) return false
    return reasons.some(
      ({ code, clause = '' }) => code === 'exception-unapproved' || rules.some((rule) => mayBeWaived(rule, clause)),
    )
  })
}

/**
 * Exceptions that are open now, and which of those that this case used were approved: one request in a minute, and one
 * for each exception that has changed since.
 */
export async function exceptionsFor(
  ports: Ports,
  inForce: PolicyInForce,
  context: Pick<Context, 'policy' | 'directory'>,
  state: Case | undefined,
): Promise<Exceptions> {
  const cases = await casesOf(ports, inForce)
  const used = state === undefined ? [] : usedAhead(state)
  const approved = await Promise.all(used.map((number) => wasApproved(ports, inForce, cases, number)))
  return {
    waivers: waiversIn(context, [...cases.values()]),
    approvedExceptions: used.filter((_, at) => approved[at]),
  }
}

/** The exceptions known without asking: good enough to show, while nothing is decided by them. */
export function knownWaivers(ports: Ports, context: Context, { home }: PolicyInForce): Pick<Context, 'waivers'> {
  const known = ports.memory.exceptions.get(home.owner)
  return known === undefined || known.at === FORGOTTEN
    ? { waivers: 'not-checked' }
    : { waivers: waiversIn(context, [...known.cases.values()]) }
}

/** An exception has just been handled: which ones are open is asked anew. */
export function forgetExceptions(ports: Ports): void {
  const { exceptions } = ports.memory
  for (const [owner, known] of exceptions) exceptions.set(owner, { ...known, at: FORGOTTEN })
}

const waiversIn = (context: Pick<Context, 'policy' | 'directory'>, cases: readonly Case[]) =>
  cases.flatMap((state) => {
    const waiver = waiverOf(context, state)
    return waiver === undefined ? [] : [waiver]
  })

/** A round over everything looks once, so that each case can show what an exception opens. */
export const lookForExceptions = (ports: Ports, inForce: PolicyInForce): Promise<unknown> => casesOf(ports, inForce)

async function casesOf(ports: Ports, inForce: PolicyInForce): Promise<KnownExceptions['cases']> {
  const { exceptions } = ports.memory
  const now = ports.now().getTime()
  const known = exceptions.get(inForce.home.owner)
  if (known !== undefined && now - known.at < LIFE) return known.cases
  const cases = new Map<number, Case>()
  const read = new Map<number, KnownException>()
  for (const { process, repository } of placesOf(inForce)) {
    const open = await ports.issues.list(repository, { state: 'open', labels: caseLabel(process) })
    for (const [number, one] of await readAgain(ports, inForce, repository, open, known?.read)) {
      read.set(number, one)
      if (one.state !== undefined) cases.set(number, one.state)
    }
  }
  exceptions.set(inForce.home.owner, { at: now, cases, read })
  return cases
}

/** Every act on an exception shows on its issue: those that GitHub has not changed need not be read again. */
async function readAgain(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issues: readonly IssueSeen[],
  before: KnownExceptions['read'] = new Map(),
): Promise<Map<number, KnownException>> {
  const stands = ({ number, updatedAt }: IssueSeen): KnownException | undefined => {
    const one = before.get(number)
    const settled = one !== undefined && one.at - Date.parse(updatedAt) > SAME_MOMENT
    return settled && one.updatedAt === updatedAt && one.policy === inForce.sha ? one : undefined
  }
  const changed = issues.filter((issue) => stands(issue) === undefined)
  const at = ports.now().getTime()
  const ledgers = await ports.ledger.readAll(changed.map((issue) => ledgerOf({ repository, issue })))
  const anew = changed.map(({ number, updatedAt }, which): [number, KnownException] => {
    const lines = ledgers[which]?.lines
    const state = lines === undefined ? undefined : readCaseFile(lines, inForce.rules)?.case
    return [number, { at, updatedAt, policy: inForce.sha, state }]
  })
  const kept = issues.flatMap((issue): [number, KnownException][] => {
    const one = stands(issue)
    return one === undefined ? [] : [[issue.number, one]]
  })
  return new Map([...kept, ...anew])
}

async function wasApproved(
  ports: Ports,
  inForce: PolicyInForce,
  open: KnownExceptions['cases'],
  number: number,
): Promise<boolean> {
  for (const { process, repository } of placesOf(inForce)) {
    const rule = inForce.rules.processes[process]?.waiver
    const issue = open.has(number) ? undefined : await ports.issues.see({ repository, number })
    const state = open.get(number) ?? (issue && (await caseOf(ports, inForce, repository, issue)))
    if (state?.process === process && state.path.some(({ phase }) => rule?.in.includes(phase))) return true
  }
  return false
}

const placesOf = ({ rules: policy, home }: PolicyInForce): { process: string; repository: RepositoryName }[] =>
  Object.entries(policy.processes).flatMap(([process, rule]) => {
    const name = policy.repositories[rule.repository]
    return rule.waiver === undefined || name === undefined ? [] : [{ process, repository: { owner: home.owner, name } }]
  })

async function caseOf(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
): Promise<Case | undefined> {
  const ledger = await ports.ledger.read(ledgerOf({ repository, issue }))
  return ledger === undefined ? undefined : readCaseFile(ledger.lines, inForce.rules)?.case
}
