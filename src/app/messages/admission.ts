import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { LANGUAGES } from '../../domain/policy/languages.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Signal } from '../inbox/signal.ts'
import type { RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

/** Whether the app may work where this comes from: what it keeps is for few, unless the policy says otherwise (R8-1). */
export async function mayWorkHere(ports: Ports, signal: Signal): Promise<boolean> {
  if (!('repository' in signal)) return true
  const { repository } = signal
  remember(ports, repository, repository.private)
  if (repository.private) return true
  const inForce = await ports.policies.of(repository)
  if (inForce !== undefined && isOpenByPolicy(inForce.rules, repository)) return true
  if (readAdopt(saidIn(signal)) !== undefined) {
    // Somebody has to be able to adopt the very policy that says so.
    const candidate = await ports.adoptions.candidate(repository)
    if (candidate?.policy !== undefined && isOpenByPolicy(candidate.policy, repository)) return true
  }
  if (signal.kind === 'issue-opened') await sayOnce(ports, signal)
  return false
}

/** The same of a repository of which a delivery says nothing, as that of a card or of another repository's pull request. */
export async function isPlaceForCases(
  ports: Ports,
  { rules }: PolicyInForce,
  repository: RepositoryName,
): Promise<boolean> {
  if (isOpenByPolicy(rules, repository)) return true
  const known = ports.memory.readByFew.get(keyOf(repository))
  if (known !== undefined && ports.now().getTime() - known.at < KNOWN_FOR_MS) return known.isPrivate
  return remember(ports, repository, !(await ports.issues.isPublic(repository)))
}

/** Every delivery tells it, so that nobody need ask. */
function remember({ memory, now }: Ports, repository: RepositoryName, isPrivate: boolean): boolean {
  memory.readByFew.keep(keyOf(repository), { isPrivate, at: now().getTime() })
  return isPrivate
}

const KNOWN_FOR_MS = 10 * 60 * 1000
const keyOf = ({ owner, name }: RepositoryName): string => `${owner}/${name}`

const saidIn = (signal: Signal): string =>
  signal.kind === 'comment' ? signal.comment.body : signal.kind === 'issue-opened' ? signal.issue.body : ''

export const isOpenByPolicy = (policy: Policy, { name }: RepositoryName): boolean =>
  Object.keys(policy['public-repositories']).some((id) => policy.repositories[id] === name)

/** Nothing of the case, of people or of the policy: whoever passes by reads it too. */
async function sayOnce(ports: Ports, { repository, issue }: Extract<Signal, { kind: 'issue-opened' }>): Promise<void> {
  if (!isLabelledCase(issue)) return
  const mark = markOf('public')
  const texts = LANGUAGES.map((language) => ports.messages.openToAll(language))
  await postComment(ports, { repository, number: issue.number }, [mark, ...texts].join('\n\n'), mark)
}
