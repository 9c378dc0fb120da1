import type { Source } from '../../domain/audit/operation-check/operation.ts'
import { toldIn } from '../../domain/audit/operation-check/told-in.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { printLedger } from '../case/ledger/text-format.ts'
import { lastSweep } from '../messages/last-sweep.ts'
import { AnswerError, type AnswerReason } from '../ports/answer-error.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { Sources } from './gather.ts'
import { readersOf } from './readers-of.ts'
import { unheardIssues } from './unheard-issues.ts'

/** Policy, people, runbooks and cases as GitHub has them, as far as they may be told of in the repository `here`. */
export async function sourcesOn(
  ports: Ports,
  inForce: PolicyInForce,
  here: RepositoryName,
  now: string,
): Promise<Sources> {
  const { people, runbooks, issues, ledger, ledgerTexts, repositoryAccess: readers } = ports
  const { rules: policy, home } = inForce
  const { repositories, leftOut } = toldIn(policy, here.name)
  const unread: Source[] = []
  const orUnread = async <Read>(source: Source, read: () => Promise<Read>): Promise<Read | undefined> => {
    try {
      return await read()
    } catch (error) {
      // A missing right is something to say; where GitHub gives no answer now, it does later.
      if (!isForbidden(error)) throw error
      unread.push(source)
      return undefined
    }
  }
  const names = [...new Set(Object.values(policy.repositories))]
  const places = repositories.map((name) => ({ owner: home.owner, name }))
  const [directory, found = [], seen, adoptions, sweep, unheard = 'not-checked'] = await Promise.all([
    orUnread('people', () => people.directory(inForce, [], 'now')),
    orUnread('runbooks', () => runbooks.all(inForce)),
    orUnread('visibility', () =>
      Promise.all(names.map(async (name) => ({ name, open: await issues.isPublic({ owner: home.owner, name }) }))),
    ),
    ledger.read({ repository: home, path: POLICY_LEDGER }),
    lastSweep(ports, inForce),
    orUnread('issues', () => unheardIssues(ports, inForce, places, now)),
  ])
  return {
    ...{ policy, runbooks: found, ledgerTexts, trust: ledger, leftOut, unread, sweep, now },
    ...{ repositories: places, unheard },
    directory: directory ?? 'not-checked',
    readers: directory === undefined ? 'not-checked' : await readersOf(readers, inForce, directory, here.name),
    publicRepositories: seen === undefined ? 'not-checked' : seen.flatMap(({ name, open }) => (open ? [name] : [])),
    adoptions: adoptions === undefined ? undefined : printLedger(adoptions.lines),
  }
}

const isForbidden = (error: unknown): boolean => error instanceof AnswerError && FORBIDDEN.includes(error.reason.kind)

const FORBIDDEN: readonly AnswerReason['kind'][] = [
  ...(['permission-missing', 'unauthorised'] as const),
  ...(['not-found', 'gone', 'moved', 'not-installed'] as const),
]
