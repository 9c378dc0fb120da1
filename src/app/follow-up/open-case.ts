import { wordsIn } from '../../domain/policy/basics.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { firstOfTwins } from '../case/deduplicate-issue.ts'
import { handle } from '../decisions/handle.ts'
import { cause } from '../inbox/cause.ts'
import { tellLostRecord } from '../messages/report-lost-ledger.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import { finish } from './after-decision.ts'

/** Where the cases of a process live. */
export function homeOf({ policy, home }: PolicyInForce, process: string): RepositoryName | undefined {
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
  world: World,
  policy: PolicyInForce,
  process: string,
  mark: string,
  { from, runbook, about }: Following = {},
): Promise<IssueSeen | undefined> {
  const rule = policy.policy.processes[process]
  const repository = homeOf(policy, process)
  if (rule === undefined || repository === undefined) return undefined
  const name = wordsIn(policy.policy.locale, rule.form?.name ?? rule.label)
  const title = about === undefined ? name : `${name}: ${about}`
  const body = [markOf(mark), ...(from === undefined ? [] : [`#${from}`])].join('\n\n')
  const labels = [caseLabel(process)]
  const issue = await world.issues.open(repository, {
    ...{ title, body, labels, assignee: undefined, mark: markOf(mark) },
  })
  return beginCase(world, policy, process, repository, issue, runbook)
}

/** An issue of the app's own becomes a case; where a crash came between, the next sweep does this. Gives the issue of the case. */
export async function beginCase(
  world: World,
  policy: PolicyInForce,
  process: string,
  repository: RepositoryName,
  issue: IssueSeen,
  runbook?: string,
): Promise<IssueSeen> {
  const first = await firstOfTwins(world, repository, issue, caseLabel(process))
  if (first.number !== issue.number) return first
  const id = await world.issues.repositoryId(repository)
  const address = { repository: { ...repository, id }, issue }
  if (await tellLostRecord(world, policy, address)) return issue
  const language = policy.policy.locale
  const handled = await handle(world, policy, address, [
    {
      command: {
        ...{ kind: 'open', process, form: undefined, language, answers: [], extra: '' },
        ...(runbook === undefined ? {} : { runbook }),
      },
      actor: world.self,
      at: issue.createdAt,
      door: 'sweep',
      cause: cause.opened(),
    },
  ])
  await finish(world, policy, address, handled, { issue })
  return issue
}
