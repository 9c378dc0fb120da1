import { asInlineText, asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { intakeOf } from '../../domain/policy/intake-of.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { COUNTED, countedIn, isMachineMarked, machineMark } from '../inbox/machine-report.ts'
import { machineReportAsked } from '../inbox/unformed-asked.ts'
import { isOpenByPolicy } from '../messages/admission.ts'
import { joinEarlierReport } from '../messages/join-earlier-report.ts'
import type { OwnIssue, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { asksItself } from './look.ts'
import { runCase } from './run-case.ts'

interface SaidReport {
  title: string
  text: string
  /** Under what it is counted where it joins another case: each alert once, and whatever has no name each time. */
  counted: readonly [string, ...string[]]
  /** When it began, or began again, where it tells: the same alert told twice is known by it. */
  since: string | undefined
  /** The delivery of something that has no beginning, which may come once more; undefined where nothing names it. */
  delivery: string | undefined
}

/** A report of something that watches opens an issue of the app's own, or joins the case of an earlier one (R4.1-3). */
export async function openMachineReport(
  ports: Ports,
  inForce: PolicyInForce,
  { title, text, counted, since, delivery }: SaidReport,
): Promise<'opened' | 'joined' | 'known' | 'nowhere'> {
  const place = intakeIn(inForce)
  if (place === undefined) return 'nowhere'
  const { repository, process } = place
  if (!isOpenByPolicy(inForce.rules, repository) && (await ports.issues.isPublic(repository))) return 'nowhere'
  const at = ports.now().toISOString()
  const label = caseLabel(process)
  // One after another, or two of one moment would each think to be the first.
  const issue = await ports.alone(
    `${repository.owner}/${repository.name} by ${ports.self.id}`,
    'strictly',
    async () => {
      const mark = machineMark(title, since ?? delivery ?? at, counted[0])
      const isJoined = await joinEarlierReport(ports, inForce, repository, {
        ...{ kind: 'said', title, at, since, counted, mark },
      })
      if (isJoined) return 'joined'
      const from = since ?? (delivery === undefined ? undefined : before(at, AGAIN_WITHIN_MS))
      const own = from === undefined ? [] : await ports.issues.own(repository, from)
      // Its case may have ended since, and the same delivery come once more.
      if (own.some((one) => one.body.startsWith(mark))) return 'known'
      if (delivery !== undefined && (await isCountedOn(ports, repository, own, counted[0]))) return 'known'
      const body = [mark, asQuotedText(text, { maxLength: 10_000 })].join('\n\n')
      return ports.issues.open(repository, {
        ...{ title: asInlineText(title), body, labels: [label], assignee: undefined, mark },
      })
    },
  )
  if (issue === 'joined' || issue === 'known') return issue
  const words = text.trim() === '' ? title : `${title}\n\n${text}`
  const asked = machineReportAsked(
    inForce.rules,
    process,
    { actor: ports.self, via: 'account', at: issue.createdAt },
    words,
  )
  await runCase(ports, inForce, { repository, issue }, asksItself([asked], issue))
  return 'opened'
}

/** So long GitHub lets people run a workflow once more; what an app was told it delivers again for three days. */
const AGAIN_WITHIN_MS = 30 * 24 * 60 * 60 * 1000

/** So many cases that have ended lately are asked whether they count it. */
const MOST_ASKED = 5

/** A delivery that was counted on a case which has ended since; an alert tells by its time that it is old. */
async function isCountedOn(ports: Ports, repository: RepositoryName, own: readonly OwnIssue[], counted: string) {
  const lately = own
    .filter(({ body }) => isMachineMarked(body))
    .sort((one, other) => other.number - one.number)
    .slice(0, MOST_ASKED)
  for (const { number } of lately) {
    const said = (await ports.issues.comments({ repository, number })).find(isOwnComment(ports, COUNTED))
    if (countedIn(said?.body ?? '').includes(counted)) return true
  }
  return false
}

const before = (at: string, milliseconds: number): string => new Date(Date.parse(at) - milliseconds).toISOString()

/** Where this policy takes cases in. */
export function intakeIn({ rules, home }: PolicyInForce): { repository: RepositoryName; process: string } | undefined {
  for (const name of Object.values(rules.repositories)) {
    const process = intakeOf(rules, name)
    if (process !== undefined) return { repository: { owner: home.owner, name }, process }
  }
  return undefined
}
