import { SLASH_WORDS } from '../../commands/command-names.ts'
import { foldText } from '../../values/fold-text.ts'
import { repeats } from '../../values/group-by.ts'
import { finding, findingAbout } from '../finding.ts'
import type { Rule, Subject } from '../subject.ts'

/** Commands that have a meaning of their own, whatever the policy says; the others are the policy's to give. */
const TAKEN: ReadonlySet<string> = new Set(
  SLASH_WORDS.map(({ word }) => word).filter((name) => !['approve', 'reject', 'dismiss'].includes(name)),
)

/** A command of a transition is its own, and from one phase it leads to one other. */
export const commands: Rule = (subject) => [...ofTransitions(subject), ...ofNames(subject)]

const ofTransitions = ({ policy }: Subject) =>
  Object.entries(policy.processes).flatMap(([id, { transitions }]) => {
    const named = transitions.flatMap(({ command, from, to }, at) =>
      command === undefined ? [] : [{ command, from, to, path: ['processes', id, 'transitions', at, 'command'] }],
    )
    const ways = named.flatMap(({ from, ...rest }) => from.map((one) => ({ ...rest, from: one })))
    return [
      ...named
        .filter(({ command }) => TAKEN.has(command))
        .map(({ command, path }) => finding('command-taken', path, { command, by: `/${command}` })),
      ...repeats(ways, ({ command, from }) => `${command} ${from}`)
        .filter(({ thing, first }) => thing.to !== first.to)
        .map(({ thing, first }) =>
          finding('command-taken', thing.path, { command: thing.command, by: `${first.from} → ${first.to}` }),
        ),
    ]
  })

/** A name that a policy adds means one command, and one that there is. */
function ofNames({ policy }: Subject) {
  const transitions = Object.values(policy.processes).flatMap((process) => process.transitions)
  const known = new Map<string, string>(
    [...SLASH_WORDS.map(({ word }) => word), ...transitions.flatMap(({ command }) => command ?? [])].map((name) => [
      name,
      name,
    ]),
  )
  const there = new Set(known.keys())
  for (const { word, names } of SLASH_WORDS) for (const name of names) known.set(foldText(name), word)
  return Object.entries(policy['command-names']).flatMap(([command, names]) => [
    ...(there.has(command) ? [] : [findingAbout('unknown-command', ['command-names', command], { name: command })]),
    ...names.flatMap((name, at) => {
      const by = known.get(foldText(name))
      known.set(foldText(name), command)
      return by === undefined || by === command
        ? []
        : [finding('command-taken', ['command-names', command, at], { command: name, by: `/${by}` })]
    }),
  ])
}
