import { broken, type DoctorFinding, hint } from '../../domain/doctor/doctor-finding.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { CallResult } from '../ports/calls.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Sends a test call by every channel to whoever would be called by it, and tells whom it does not reach. */
export async function testCalls(ports: Ports, inForce: PolicyInForce): Promise<DoctorFinding[]> {
  const { rules: policy } = inForce
  const channels = Object.entries(policy.channels)
  if (channels.length === 0) return [hint('calls-none')]
  const { roles } = await ports.people.directory(inForce, [], 'now')
  const words = ports.messages.testCall(phoneShown(policy, policy.locale), policy.locale)
  const found = await Promise.all(
    channels.map(async ([channel, by]) => {
      const people = rolesCalledBy(policy, channel).flatMap((role) => roles.get(role) ?? [])
      const to = [...new Map(people.map((account) => [account.id, account])).values()]
      const id = `test:${channel}:${ports.now().toISOString()}`
      return findingsOf(channel, await ports.calls.send({ id, by, to, words, step: 'opened' }))
    }),
  )
  return found.flat()
}

function findingsOf(channel: string, result: CallResult): DoctorFinding[] {
  if (result.kind === 'failed') return [broken('call-failed', { channel, why: result.why })]
  const missed = result.missed.map(({ login }) => broken('call-missed', { channel, login }))
  return missed.length > 0 ? missed : [hint('call-made', { channel })]
}

/** Of a call that leaves out whom it calls, those who answer for cases. */
const rolesCalledBy = (policy: Policy, channel: string): readonly string[] =>
  Object.values(policy.calls).flatMap(({ by, call }) => (by.includes(channel) ? (call ?? policy.answering) : []))
