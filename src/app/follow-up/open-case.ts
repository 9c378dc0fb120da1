import type { Answered } from '../../domain/commands/answered.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { deduplicateIssue } from '../case/deduplicate-issue.ts'
import { cause } from '../inbox/cause.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { refuseOutOfReach } from './refuse-out-of-reach.ts'

/** Where the cases of a process live. */
export function homeOf({ rules: policy, home }: PolicyInForce, process: string): RepositoryName | undefined {
  const name = policy.repositories[policy.processes[process]?.repository ?? '']
  return name === undefined ? undefined : { owner: home.owner, name }
}

/** The reason and the facts of a case that the app opens. */
interface Following {
  /** The issue that it follows from, as GitHub links it from there. */
  from?: string
  /** Answers that are known already. */
  answers?: readonly Answered[]
  /** The runbook that it is opened for, and words for its title. */
  runbook?: string
  about?: string
}

/** How an issue of the app's own is made a case: by the way that every case takes. */
export type BeginCase = (
  address: CaseAddress & { issue: IssueSeen },
  asked: readonly RequestedCommand[],
) => Promise<unknown>

/** The app opens a case by itself, once for each mark. */
export async function openCase(
  ports: Ports,
  inForce: PolicyInForce,
  process: string,
  mark: string,
  { from, runbook, about, answers = [] }: Following,
  begin: BeginCase,
): Promise<IssueSeen | undefined> {
  const rule = inForce.rules.processes[process]
  const named = homeOf(inForce, process)
  if (rule === undefined || named === undefined) return undefined
  // A run that was told by the policy's own repository has looked at no other: what few may read goes into no namesake.
  const repository = named.name === inForce.home.name ? named : await ports.policies.calledNow(named, 'now')
  refuseOutOfReach(repository)
  const name = wordsIn(inForce.rules.locale, rule.form?.name ?? rule.label)
  const title = about === undefined ? name : `${name}: ${about}`
  const body = [markOf(mark), ...(from === undefined ? [] : [from])].join('\n\n')
  const labels = [caseLabel(process)]
  const issue = await ports.issues.open(repository, {
    ...{ title, body, labels, assignee: undefined, mark: markOf(mark) },
  })
  return beginCase(ports, inForce, { process, repository, runbook, answers }, issue, begin)
}

/** An issue of the app's own becomes a case; where a crash came between, the next sweep does this. Gives the issue of the case. */
export async function beginCase(
  ports: Ports,
  inForce: PolicyInForce,
  {
    process,
    repository,
    runbook,
    answers,
  }: {
    process: string
    repository: RepositoryName
    runbook: string | undefined
    answers: readonly Answered[]
  },
  issue: IssueSeen,
  begin: BeginCase,
): Promise<IssueSeen> {
  const first = await deduplicateIssue(ports, repository, issue, caseLabel(process))
  if (first.number !== issue.number) return first
  const language = inForce.rules.locale
  await begin({ repository, issue }, [
    {
      command: {
        ...{ kind: 'open', process, form: undefined, language, answers, extra: '' },
        ...(runbook === undefined ? {} : { runbook }),
      },
      actor: ports.self,
      at: issue.createdAt,
      door: 'sweep',
      via: 'account',
      cause: cause.opened(),
    },
  ])
  return issue
}
