import { wordsIn } from '../../domain/policy/basics.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { deduplicateIssue } from '../case/deduplicate-issue.ts'
import { handle } from '../decisions/handle.ts'
import { cause } from '../inbox/cause.ts'
import { reportLostLedger } from '../messages/report-lost-ledger.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { afterDecision } from './after-decision.ts'

/** Where the cases of a process live. */
export function homeOf({ rules: policy, home }: PolicyInForce, process: string): RepositoryName | undefined {
  const name = policy.repositories[policy.processes[process]?.repository ?? '']
  return name === undefined ? undefined : { owner: home.owner, name }
}

/** What a case that the app opens is about. */
interface Following {
  /** The issue that it follows from. */
  from?: number
  /** The runbook that it is opened for, and words for its title. */
  runbook?: string
  about?: string
}

/** The app opens a case by itself, once for each mark. */
export async function openCase(
  ports: Ports,
  inForce: PolicyInForce,
  process: string,
  mark: string,
  { from, runbook, about }: Following = {},
): Promise<IssueSeen | undefined> {
  const rule = inForce.rules.processes[process]
  const repository = homeOf(inForce, process)
  if (rule === undefined || repository === undefined) return undefined
  const name = wordsIn(inForce.rules.locale, rule.form?.name ?? rule.label)
  const title = about === undefined ? name : `${name}: ${about}`
  const body = [markOf(mark), ...(from === undefined ? [] : [`#${from}`])].join('\n\n')
  const labels = [caseLabel(process)]
  const issue = await ports.issues.open(repository, {
    ...{ title, body, labels, assignee: undefined, mark: markOf(mark) },
  })
  return beginCase(ports, inForce, process, repository, issue, runbook)
}

/** An issue of the app's own becomes a case; where a crash came between, the next sweep does this. Gives the issue of the case. */
export async function beginCase(
  ports: Ports,
  inForce: PolicyInForce,
  process: string,
  repository: RepositoryName,
  issue: IssueSeen,
  runbook?: string,
): Promise<IssueSeen> {
  const first = await deduplicateIssue(ports, repository, issue, caseLabel(process))
  if (first.number !== issue.number) return first
  const id = await ports.issues.repositoryId(repository)
  const address = { repository: { ...repository, id }, issue }
  if ((await reportLostLedger(ports, inForce, address)) !== 'there') return issue
  const language = inForce.rules.locale
  const run = await handle(ports, inForce, address, [
    {
      command: {
        ...{ kind: 'open', process, form: undefined, language, answers: [], extra: '' },
        ...(runbook === undefined ? {} : { runbook }),
      },
      actor: ports.self,
      at: issue.createdAt,
      door: 'sweep',
      cause: cause.opened(),
    },
  ])
  await afterDecision(ports, inForce, address, run, { issue })
  return issue
}
