import type { PlaygroundKey, PlaygroundWords } from '../../words.ts'
import { OWNER_LOGIN } from '../facts.ts'
import { movesFrom, type Policy, wordsOf } from '../github/policy.ts'

/** A button over the comment box: what it is called, and what it writes. */
export interface Offer {
  id: string
  words: string
  text: string
  /** Lines as somebody may send them by it: the app says of each whose it is. */
  tries: readonly string[]
  /** A move is shown to whom it is open once what is missing is there: one may try it and hear what that is. */
  isMove: boolean
}

interface Known {
  command: string
  key: PlaygroundKey
  /** Where it helps on; everywhere, if none. */
  phases?: readonly string[]
  tries: (policy: Policy) => readonly string[]
}

const RESPONSE = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning']
const EARLY = ['reported', 'analysis', 'containment']

const system = (policy: Policy) => Object.keys(policy.systems).map((id) => `/recovered ${id}`)

const KNOWN: readonly Known[] = [
  { command: '/contain ', key: 'command.contain', phases: RESPONSE, tries: () => ['/contain x'] },
  {
    command: '/set severity ',
    key: 'command.severity',
    phases: RESPONSE,
    tries: () => ['/set severity low', '/set severity high'],
  },
  { command: '/note ', key: 'command.note', tries: () => ['/note x'] },
  { command: '/evidence ', key: 'command.evidence', phases: RESPONSE, tries: () => ['/evidence x | y'] },
  {
    command: '/appoint @',
    key: 'command.appoint',
    phases: EARLY,
    tries: () => [`/appoint @executive x`, `/appoint @${OWNER_LOGIN} x`],
  },
  { command: '/activate ', key: 'command.activate', phases: EARLY, tries: () => ['/activate'] },
  { command: '/recovered ', key: 'command.recovered', phases: ['recovery'], tries: system },
  {
    command: '/stand-down ',
    key: 'command.stand-down',
    phases: ['recovery'],
    tries: () => ['/stand-down all-recovered', '/stand-down handed-over'],
  },
  {
    command: '/action @',
    key: 'command.action',
    phases: ['learning'],
    tries: () => [`/action @${OWNER_LOGIN} 2099-12-31 x`],
  },
  {
    command: '/sent ',
    key: 'command.sent',
    phases: ['learning'],
    tries: () => ['/sent customers via mail', '/sent persons-covered via mail'],
  },
  {
    command: '/acknowledge board-report',
    key: 'command.acknowledge',
    phases: ['learning'],
    tries: () => ['/acknowledge board-report x'],
  },
  { command: '/ratify', key: 'command.ratify', phases: RESPONSE, tries: () => ['/ratify x'] },
  { command: '/status', key: 'command.status', tries: () => ['/status'] },
  { command: '/help', key: 'command.help', tries: () => ['/help'] },
]

/** The buttons that there may be in this phase: the moves that the policy has, then what goes with them. */
export function offersIn(
  policy: Policy,
  process: string,
  phase: string,
  language: string,
  say: PlaygroundWords,
): Offer[] {
  const moves = [...new Set(movesFrom(policy, process, phase).map(({ to }) => to))].map((to): Offer => {
    const label = wordsOf(policy.processes[process]?.phases[to]?.label, language, to)
    return {
      id: `move-${to}`,
      words: say('command.move', { to: label }),
      text: `/phase ${to} `,
      tries: [`/phase ${to} x`],
      isMove: true,
    }
  })
  const known = KNOWN.filter(({ phases }) => phases === undefined || phases.includes(phase)).map(
    ({ command, key, tries }): Offer => ({
      id: command,
      words: `${say(key)} ${command.trim().split(' ')[0]}`,
      text: command,
      tries: tries(policy),
      isMove: false,
    }),
  )
  return [...moves, ...known]
}

/** The missing fields as the app laid them out to be filled in: its last skeleton, and how many headings that has. */
export function skeletonIn(comments: readonly { body?: string }[]): { text: string; missing: number } | undefined {
  for (const { body = '' } of comments) {
    const [, text] = /```text\n(\/record\n[\s\S]*?)```/.exec(body) ?? []
    if (text !== undefined) return { text: text.replace(/\n+$/, '\n'), missing: text.split('\n### ').length - 1 }
  }
  return undefined
}
