import { asInlineText, asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { intakeOf } from '../../domain/policy/intake-of.ts'
import { machineMark } from '../inbox/machine-report.ts'
import type { SignalOf } from '../inbox/signal.ts'
import { reportAsked } from '../inbox/unformed-asked.ts'
import { isOpenByPolicy } from '../messages/admission.ts'
import { joinEarlierReport } from '../messages/join-earlier-report.ts'
import { asksItself } from '../pipeline/look.ts'
import { runCase } from '../pipeline/run-case.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Something that watches reports, by a dispatch or by an alert of GitHub's: the app opens the issue for it (R4.1-3). */
export async function onMachineReport(ports: Ports, signal: SignalOf<'machine-report'>): Promise<void> {
  const inForce = await heardBy(ports, signal)
  const place = inForce && intakeIn(inForce)
  if (inForce === undefined || place === undefined) return
  const { repository, process } = place
  if (!isOpenByPolicy(inForce.rules, repository) && (await ports.issues.isPublic(repository))) return
  const { title, text } = signal
  const at = ports.now().toISOString()
  const label = caseLabel(process)
  // One after another, or two of one moment would each think to be the first.
  const issue = await ports.alone(
    `${repository.owner}/${repository.name} by ${ports.self.id}`,
    'strictly',
    async () => {
      const isJoined = await joinEarlierReport(ports, inForce, repository, { kind: 'said', title, at })
      if (isJoined) return undefined
      const mark = machineMark(title, at)
      const body = [mark, asQuotedText(text, { maxLength: 10_000 })].join('\n\n')
      return ports.issues.open(repository, {
        ...{ title: asInlineText(title), body, labels: [label], assignee: undefined, mark },
      })
    },
  )
  if (issue === undefined) return
  const words = text.trim() === '' ? title : `${title}\n\n${text}`
  const asked = reportAsked(inForce.rules, process, { actor: ports.self, via: 'account', at: issue.createdAt }, words)
  await runCase(ports, inForce, { repository, issue }, asksItself([asked], issue))
}

/** A dispatch counts where cases are taken in, an alert where the policy says that it is heard. */
async function heardBy(
  ports: Ports,
  { from, repository }: SignalOf<'machine-report'>,
): Promise<PolicyInForce | undefined> {
  if (from === 'dispatch') return ports.policies.of(repository)
  return (await ports.policies.all()).find(
    ({ home, rules: { alerts } }) =>
      home.owner === repository.owner && alerts?.of.includes(from) === true && alerts.in.includes(repository.name),
  )
}

function intakeIn({ rules, home }: PolicyInForce): { repository: RepositoryName; process: string } | undefined {
  for (const name of Object.values(rules.repositories)) {
    const process = intakeOf(rules, name)
    if (process !== undefined) return { repository: { owner: home.owner, name }, process }
  }
  return undefined
}
