import type { CallPolicy, Channel } from '../../calls/call.schema.ts'
import { referencesIn, secretName } from '../../calls/secret-names.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { repeats } from '../../values/group-by.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout, type PolicyPath, warning } from '../finding.ts'
import { each, type Mention, unknownAmong } from '../mention.ts'
import { isNobody } from '../role-members.ts'
import type { Rule, Subject } from '../subject.ts'

/** Everybody who is to be woken can be: roles with people, channels that are there, addresses that the policy does not tell. */
export const calls: Rule = (subject) => {
  const { policy } = subject
  const all = Object.entries(policy.calls)
  return [
    ...unknownAmong(all.flatMap(([id, call]) => named(policy, call, ['calls', id]))),
    ...all.flatMap(([id, call]) => toSomebody(subject, call, id)),
    ...Object.entries(policy.channels).flatMap(([id, channel]) => reachable(policy, channel, id)),
    ...copied(policy),
  ]
}

const keys = (things: object): ReadonlySet<string> => new Set(Object.keys(things))

function named(policy: Policy, call: CallPolicy, at: PolicyPath): Mention[] {
  // Whom a case is about is called by nobody's pager (R7-4).
  const roles = new Set([...keys(policy.roles), 'reporter'])
  return [
    ...each('unknown-channel', call.by, keys(policy.channels), () => [...at, 'by']),
    ...each('unknown-role', call.call, roles, () => [...at, 'call']),
    ...each('unknown-process', call.in, keys(policy.processes), () => [...at, 'in']),
    ...each('unknown-clock', call.clocks, keys(policy.clocks), () => [...at, 'clocks']),
  ]
}

const BY_CLOCK: readonly CallPolicy['at'][] = ['deadline-near', 'deadline-passed', 'escalation']

function toSomebody({ policy, membersOf }: Subject, { at, call, clocks }: CallPolicy, id: string): Finding[] {
  const path = ['calls', id]
  const known = call?.filter((role) => ownProperty(policy.roles, role) !== undefined) ?? []
  return [
    // A report by itself calls nobody: who is meant must be said.
    ...(at === 'opened' && call === undefined ? [findingAbout('call-to-nobody', path, { call: id })] : []),
    ...known.flatMap((role, index) =>
      isNobody(membersOf([role])) ? [finding('call-to-nobody', [...path, 'call', index], { call: id, role })] : [],
    ),
    ...(clocks !== undefined && !BY_CLOCK.includes(at)
      ? [finding('call-of-no-clock', [...path, 'clocks'], { call: id, at })]
      : []),
  ]
}

function reachable(policy: Policy, channel: Channel, id: string): Finding[] {
  const path = ['channels', id]
  const isUsed = Object.values(policy.calls).some(({ by }) => by.includes(id))
  return [
    ...referencesIn(channel).flatMap(([key, reference]) => addressed([...path, key], key, reference)),
    ...(channel.kind === 'webhook' && channel.template === 'generic' && channel.secret === undefined
      ? [findingAbout('channel-unsigned', path, { channel: id })]
      : []),
    ...(channel.kind === 'webhook' && channel.template === 'pagerduty' && channel.key === undefined
      ? [findingAbout('channel-without-key', path, { channel: id })]
      : []),
    ...(isUsed ? [] : [warningAbout(path, id)]),
  ]
}

/** Two channels to one address: one of them was copied, and its own address is still to be named. */
const copied = ({ channels }: Policy): Finding[] =>
  repeats(
    Object.entries(channels).map(([id, channel]) => ({
      ...{ id, key: channel.kind === 'webhook' ? 'url' : 'to' },
      address: channel.kind === 'webhook' ? `${channel.url} ${channel.key ?? ''}` : channel.to,
    })),
    ({ address }) => address,
  ).map(({ thing: { id, key }, first }) =>
    finding('channel-twice', ['channels', id, key], { channel: id, other: first.id }),
  )

/** An address in the policy is read by all who read it, and one without TLS by whoever is on the way. */
function addressed(path: PolicyPath, key: string, reference: string): Finding[] {
  if (secretName(reference) !== undefined) return []
  return [finding(/^(?:http|smtp):/i.test(reference.trim()) ? 'channel-insecure' : 'channel-address', path, { key })]
}

const warningAbout = (path: PolicyPath, channel: string): Finding => ({
  ...warning('channel-unused', path, { channel }),
  at: 'key',
})
