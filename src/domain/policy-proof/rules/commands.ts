import { finding } from '../finding.ts'
import { repeats } from '../group-by.ts'
import type { Rule } from '../subject.ts'

/** Commands that have a meaning of their own, whatever the policy says. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['contain', 'phase', 'advance', 'record', 'set', 'note', 'evidence', 'contact', 'recovered', 'runbook', 'appoint'],
  ...[
    'activate',
    'stand-down',
    'ratify',
    'action',
    'done',
    'effect',
    'accept',
    'consent',
    'notice',
    'sent',
    'acknowledge',
    'exempt',
    'duplicate',
    'part-of',
  ],
  ...['redact', 'adopt', 'status', 'help'],
])

/** A command of a transition is its own, and from one phase it leads to one other. */
export const commands: Rule = ({ policy }) =>
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
