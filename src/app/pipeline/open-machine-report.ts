import { asInlineText, asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { intakeOf } from '../../domain/policy/intake-of.ts'
import { machineMark } from '../inbox/machine-report.ts'
import { reportAsked } from '../inbox/unformed-asked.ts'
import { isOpenByPolicy } from '../messages/admission.ts'
import { joinEarlierReport } from '../messages/join-earlier-report.ts'
import type { RepositoryName } from '../ports/github.ts'
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
      const isJoined = await joinEarlierReport(ports, inForce, repository, { kind: 'said', title, at, counted, mark })
      if (isJoined) return 'joined'
      const from = since ?? (delivery === undefined ? undefined : before(at, AGAIN_WITHIN_MS))
      if (from !== undefined && (await isReported(ports, repository, from, mark))) return 'known'
      const body = [mark, asQuotedText(text, { maxLength: 10_000 })].join('\n\n')
      return ports.issues.open(repository, {
        ...{ title: asInlineText(title), body, labels: [label], assignee: undefined, mark },
      })
    },
  )
  if (issue === 'joined' || issue === 'known') return issue
  const words = text.trim() === '' ? title : `${title}\n\n${text}`
  const asked = reportAsked(inForce.rules, process, { actor: ports.self, via: 'account', at: issue.createdAt }, words)
  await runCase(ports, inForce, { repository, issue }, asksItself([asked], issue))
  return 'opened'
}

/** So long GitHub lets people run a workflow once more; what an app was told it delivers again for three days. */
const AGAIN_WITHIN_MS = 30 * 24 * 60 * 60 * 1000

/** Its case may have ended since, and the same delivery come once more. */
const isReported = async ({ issues }: Ports, repository: RepositoryName, since: string, mark: string) =>
  (await issues.own(repository, since)).some(({ body }) => body.startsWith(mark))

const before = (at: string, milliseconds: number): string => new Date(Date.parse(at) - milliseconds).toISOString()

/** Where this policy takes cases in. */
export function intakeIn({ rules, home }: PolicyInForce): { repository: RepositoryName; process: string } | undefined {
  for (const name of Object.values(rules.repositories)) {
    const process = intakeOf(rules, name)
    if (process !== undefined) return { repository: { owner: home.owner, name }, process }
  }
  return undefined
}
