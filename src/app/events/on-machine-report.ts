import { alertCount, UNNAMED } from '../inbox/machine-report.ts'
import type { SignalOf } from '../inbox/signal.ts'
import { openMachineReport } from '../pipeline/open-machine-report.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Something that watches reports, by a dispatch or by an alert of GitHub's: the app opens the issue for it (R4.1-3). */
export async function onMachineReport(ports: Ports, signal: SignalOf<'machine-report'>): Promise<void> {
  const inForce = await heardBy(ports, signal)
  if (inForce === undefined) return
  const { from, title, text, since, delivery } = signal
  const named = from === 'dispatch' ? delivery : title
  const counted = named === undefined ? UNNAMED : alertCount(named)
  await openMachineReport(ports, inForce, { title, text, counted: [counted], since, delivery })
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
