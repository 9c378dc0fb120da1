import type { PlaygroundKey } from '../../words.ts'
import { movesFrom, type Policy, wordsOf } from '../github/policy.ts'

/** A button over the comment box: what it is called, and what it writes. */
export interface Offer {
  id: string
  words: string
  text: string
}

interface Known {
  command: string
  key: PlaygroundKey
  /** Where it is of use; everywhere while the case is open, if none. */
  phases?: readonly string[]
  /** The roles that may use it; everybody, if none. */
  roles?: readonly string[]
}

const RESPONSE = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning']
const EARLY = ['reported', 'analysis', 'containment']
const IN_CHARGE = ['officer', 'deputy', 'executive']

const KNOWN: readonly Known[] = [
  { command: '/contain ', key: 'command.contain', phases: RESPONSE, roles: ['responder', 'sysadmin', ...IN_CHARGE] },
  { command: '/set severity ', key: 'command.severity', phases: RESPONSE, roles: IN_CHARGE },
  { command: '/note ', key: 'command.note' },
  { command: '/evidence ', key: 'command.evidence', phases: RESPONSE, roles: ['responder', 'sysadmin', ...IN_CHARGE] },
  { command: '/appoint @', key: 'command.appoint', phases: EARLY, roles: ['officer', 'deputy'] },
  { command: '/activate ', key: 'command.activate', phases: EARLY, roles: ['officer', 'deputy'] },
  { command: '/recovered ', key: 'command.recovered', phases: ['recovery'], roles: ['sysadmin', 'executive'] },
  { command: '/stand-down ', key: 'command.stand-down', phases: ['recovery'], roles: ['executive', 'officer'] },
  { command: '/action @', key: 'command.action', phases: ['learning'], roles: ['officer', 'executive'] },
  { command: '/sent ', key: 'command.sent', phases: ['learning'], roles: ['officer', 'deputy'] },
  { command: '/acknowledge board-report', key: 'command.acknowledge', phases: ['learning'], roles: ['board'] },
  { command: '/ratify', key: 'command.ratify', phases: RESPONSE, roles: ['officer'] },
  { command: '/status', key: 'command.status' },
  { command: '/help', key: 'command.help' },
]

/** The commands that are of use to this person in this phase: the moves that the policy has, then what goes with them. */
export function offersFor(
  { policy, roles, process, phase, language }: OffersFor,
  say: (key: PlaygroundKey, values?: Readonly<Record<string, string>>) => string,
): Offer[] {
  const may = (wanted: readonly string[] | undefined) =>
    wanted === undefined || wanted.some((role) => roles.includes(role))
  const moves = movesFrom(policy, process, phase)
    .filter(({ by }) => may(by))
    .map(({ to }) => {
      const label = wordsOf(policy.processes[process]?.phases[to]?.label, language, to)
      return { id: `move-${to}`, words: say('command.move', { to: label }), text: `/phase ${to} ` }
    })
  const known = KNOWN.filter(
    ({ phases, roles: wanted }) => may(wanted) && (phases === undefined || phases.includes(phase)),
  )
  return [
    ...moves,
    ...known.map(({ command, key }) => ({
      id: command,
      words: `${say(key)} ${command.trim().split(' ')[0]}`,
      text: command,
    })),
  ]
}

interface OffersFor {
  policy: Policy
  roles: readonly string[]
  process: string
  phase: string
  language: string
}

/** The missing fields as the app laid them out to be filled in: its last skeleton, and how many headings that has. */
export function skeletonIn(comments: readonly { body?: string }[]): { text: string; missing: number } | undefined {
  for (const { body = '' } of comments) {
    const [, text] = /```text\n(\/record\n[\s\S]*?)```/.exec(body) ?? []
    if (text !== undefined) return { text: text.replace(/\n+$/, '\n'), missing: text.split('\n### ').length - 1 }
  }
  return undefined
}
