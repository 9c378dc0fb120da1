import { gatesAsking } from '../../edition/asked-for.ts'
import type { DocumentPolicy } from '../../policy/document.schema.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import { each, one, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** An edition tells of what is there and may be told, and somebody is asked to have it (R8-1, R8-2). */
export const editions: Rule = ({ policy }) =>
  Object.entries(policy.processes).flatMap(([id, process]) => [
    ...scheduled(id, process),
    ...Object.entries(process.documents).flatMap(([name, rule]) =>
      rule.draws === 'edition' ? edition(policy, process, rule, ['processes', id, 'documents', name]) : [],
    ),
  ])

function edition(policy: Policy, process: Process, rule: DocumentPolicy, path: PolicyPath): Finding[] {
  const { processes = [], clocks, notices } = rule
  const told = new Set(processes.flatMap((name) => Object.keys(ownProperty(policy.processes, name)?.notices ?? {})))
  return [
    ...unknownAmong([
      ...Object.keys(rule.about ?? {}).map((name) => ({
        ...{ code: 'unknown-process' as const, name, path: [...path, 'about', name], asKey: true },
        known: new Set(processes),
      })),
      ...each('unknown-process', processes, keys(policy.processes), () => [...path, 'processes']),
      ...each('unknown-clock', clocks, keys(policy.clocks), () => [...path, 'clocks']),
      ...each('unknown-notice', notices, told, () => [...path, 'notices']),
      ...one('unknown-phase', rule['drawn-in'], keys(process.phases), () => [...path, 'drawn-in']),
    ]),
    // A reader who is told how such a case goes knows what to look for.
    ...processes.flatMap((name, at) =>
      ownProperty(policy.processes, name)?.restricted === true
        ? [finding('edition-of-few', [...path, 'processes', at], { process: name })]
        : [],
    ),
    ...(gatesAsking(process, rule).length > 0 ? [] : [findingAbout('edition-to-nobody', path)]),
  ]
}

function scheduled(id: string, { schedule, documents }: Process): Finding[] {
  if (schedule === undefined || !('when-outdated' in schedule)) return []
  const drawing = new Set(Object.keys(documents).filter((name) => documents[name]?.draws === 'edition'))
  const at = ['processes', id, 'schedule', 'when-outdated']
  return unknownAmong([...one('unknown-document', schedule['when-outdated'], drawing, () => at)])
}

const keys = (things: object): ReadonlySet<string> => new Set(Object.keys(things))
