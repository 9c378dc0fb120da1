import type { AdoptionSeen, CheckedCase, Operation, Source } from '../../domain/audit/operation-check/operation.ts'
import type { ReadersShown } from '../../domain/audit/readers/readers-shown.ts'
import type { Directory } from '../../domain/case/context.ts'
import { LEDGER_BOUND, type LedgerLine, ledgerBoundSchema } from '../../domain/case/ledger-line.ts'
import { parseLedgerPath } from '../../domain/case/ledger-path.ts'
import { whoHas } from '../../domain/edition/who-has.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { type Adoption, adoptionSchema, POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'
import { readCaseFile } from '../case/case-file.ts'
import { repositoryNamed } from '../case/ledger/repository-named.ts'
import { parseLedger } from '../case/ledger/text-format.ts'
import { verifyParsed } from '../case/ledger/verify-chain.ts'
import { bindingAt } from '../case/ledger/verify-ledger.ts'
import type { BoundRepository, RecordTrust, Repository } from '../ports/ledger-store.ts'
import type { LedgerText, LedgerTexts } from '../ports/ledger-texts.ts'
import { editionsNow } from './editions-now.ts'

export interface Sources {
  policy: Policy
  runbooks: readonly Runbook[]
  ledgerTexts: LedgerTexts
  /** Which of them are the app's own; where nobody can tell, that is said. */
  trust: RecordTrust | 'not-checked'
  /** Every repository whose cases are told of. */
  repositories: readonly Repository[]
  /** Names of those whose cases are not: few may read them. */
  leftOut: readonly string[]
  directory: Directory | 'not-checked'
  publicRepositories: readonly string[] | 'not-checked'
  sweep: Operation['sweep']
  unheard: Operation['unheard']
  /** The sources that could not be looked at. */
  unread: readonly Source[]
  /** The case that the check is drawn up for. */
  drawnUpFor?: { process: string; repository: string; issue: number }
  readers: readonly ReadersShown[] | 'not-checked'
  /** The record of adoptions, as text; undefined where there is none. */
  adoptions: string | undefined
  now: string
}

/** Reads what the operation check looks at; a ledger that does not hold is named and its case left out. */
export async function gatherOperation(sources: Sources): Promise<Operation> {
  const { policy, runbooks, leftOut, directory, publicRepositories, readers, drawnUpFor, trust, sweep, unheard, now } =
    sources
  const cases: CheckedCase[] = []
  const brokenRecords: string[] = []
  const unread = new Set(sources.unread)
  for (const repository of sources.repositories) {
    const seen = await sources.ledgerTexts(repository)
    if (seen === undefined) {
      unread.add('records')
      continue
    }
    let bound = seen.repository === 'not-checked' ? repositoryNamed(sources.adoptions ?? '') : seen.repository
    const named = (path: string): string => (repository.name === '' ? path : `${repository.name}/${path}`)
    const wrong = new Set(trust === 'not-checked' ? [] : await trust.broken(repository))
    for await (const one of seen.texts) {
      const isOwn = trust === 'not-checked' || (await trust.counts({ repository, path: one.path }, one.text))
      // Where nobody knows the repository, all ledgers that count must be of the same.
      if (bound === 'not-checked' && isOwn) bound = repositoryNamed(one.text)
      const found = isOwn && !wrong.has(one.path) ? caseIn(one, policy, repository.name, bound) : 'broken'
      wrong.delete(one.path)
      if (found === 'broken') brokenRecords.push(named(one.path))
      else if (found !== undefined && !isSame(found, drawnUpFor)) cases.push(found)
    }
    // The parts that are not there any more.
    brokenRecords.push(...[...wrong].map(named))
  }
  const adopted = parseLedger(sources.adoptions ?? '').lines
  const editions = editionsNow(policy, adopted)
  return {
    ...{ records: trust === 'not-checked' ? 'not-checked' : 'vouched-for', adoptions: adoptionsSeen(adopted) },
    ...{ policy, runbooks, cases, brokenRecords, leftOut, now, unread: [...unread] },
    ...{ editions, holdings: whoHas(policy, cases, editions) },
    ...{ readers, directory, publicRepositories, sweep, unheard },
    drawnUpFor: drawnUpFor === undefined ? 'no-case' : { process: drawnUpFor.process },
  }
}

function caseIn(
  { path, text }: LedgerText,
  policy: Policy,
  repository: string,
  named: BoundRepository,
): CheckedCase | 'broken' | undefined {
  const parsed = parseLedger(text)
  if (verifyParsed(parsed, bindingAt(path, named)).length > 0) return 'broken'
  const { lines } = parsed
  const state = readCaseFile(lines, policy)?.case
  const [first] = lines
  const bound = first?.type === LEDGER_BOUND ? ledgerBoundSchema.safeParse(first.data).data : undefined
  const year = parseLedgerPath(path)?.year
  const lastLines = Object.fromEntries(lines.map(({ type, seq }) => [type, seq]))
  return state && year !== undefined
    ? { case: state, repository: bound?.repository.name ?? repository, year, lastLines }
    : undefined
}

const adoptionsSeen = (lines: readonly LedgerLine[]): AdoptionSeen[] =>
  lines.flatMap(({ type, data, seq, at, actor }) => {
    const found = type === POLICY_ADOPTED ? adoptionSchema.safeParse(data).data : undefined
    if (found === undefined) return []
    const { how, pull, changes } = found
    return [{ seq, at, by: actor, how, priorities: prioritiesBy(changes), ...(pull && { pull }) }]
  })

/** Works and their downtime, systems and what runs on them, and the priorities themselves. */
const OF_PRIORITIES = ['works', 'systems', 'priorities', 'default-priority']

const prioritiesBy = (changes: Adoption['changes']): AdoptionSeen['priorities'] =>
  changes !== undefined && changes.more === 0 && !changes.told.some(({ path }) => OF_PRIORITIES.includes(path[0] ?? ''))
    ? 'as-before'
    : 'changed'

const isSame = ({ case: { issue }, repository }: CheckedCase, other: Sources['drawnUpFor']): boolean =>
  other !== undefined && issue === other.issue && repository === other.repository
