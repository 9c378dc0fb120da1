import type { Answered } from '../../src/domain/commands/answered.ts'
import type { Command, RequestedCommand } from '../../src/domain/commands/command.ts'
import { PEOPLE, type Person } from './people.ts'

/** One thing that somebody asks, in a story. */
export interface Act {
  by: Person
  command: Command
  door?: RequestedCommand['door']
  via?: RequestedCommand['via']
  /** When it was done; a minute after the act before where a story does not care. */
  at?: string
}

export const as = (by: Person, command: Command, door: RequestedCommand['door'] = 'comment'): Act => ({
  by,
  command,
  door,
})

const text = (field: string, words: string): Answered => ({ field, value: { kind: 'text', text: words } })
const options = (field: string, ids: readonly string[], words = ''): Answered => ({
  field,
  value: { kind: 'options', ids, text: words },
})
export const answers = { text, options }

/** `/set` and `/record`: free texts as strings, chosen options as lists. */
export function record(values: Readonly<Record<string, string | readonly string[]>>): Command {
  return {
    kind: 'record',
    unknown: [],
    answers: Object.entries(values).map(([field, value]) =>
      typeof value === 'string' ? text(field, value) : options(field, value),
    ),
  }
}

/** `/set harm none: why` */
export const choose = (field: string, id: string, reason = ''): Command => ({
  kind: 'record',
  unknown: [],
  answers: [options(field, [id], reason)],
})

export const open = (
  values: Readonly<Record<string, string | readonly string[]>> = {},
  process = 'incident',
): Command => {
  const recorded = record(values)
  return {
    kind: 'open',
    process,
    form: process,
    language: 'en',
    answers: recorded.kind === 'record' ? recorded.answers : [],
    extra: '',
  }
}

export const move = (to: string, reason = ''): Command => ({ kind: 'move', to, reason })
export const contain = (words: string): Command => ({ kind: 'contain', text: words })
export const approve = (what?: string): Command => ({ kind: 'approve', what })
export const acknowledge = (what: string, reference = ''): Command => ({ kind: 'acknowledge', what, reference })
export const sent = (notice: string, audience?: string): Command => ({
  kind: 'sent',
  notice,
  channel: 'mail',
  audience,
  count: undefined,
})
export const draft = (notice: string): Command => ({ kind: 'notice', notice, language: undefined })
/** Every group of the persons covered of the default policy. */
export const EVERY_GROUP = 'employees, dispatched, contract, part-time, interns, contractors, directors'
export const action = (owner: string, due = '2030-03-01'): Command => ({ kind: 'action', owner, due, text: 'Patch' })
export const evidence = (): Command => ({
  kind: 'evidence',
  what: 'disk image',
  where: 'the safe',
  hash: undefined,
  holder: undefined,
})

/** The prevention pull request as the app sees it; merged, whole and approved by both unless a test says otherwise. */
export function pullRequest(seen: Partial<Extract<Command, { kind: 'pull-request' }>> = {}): Act {
  return {
    by: 'app',
    door: 'pull-request',
    command: {
      kind: 'pull-request',
      id: 'prevention',
      number: 7,
      repository: 'runbooks',
      head: 'a'.repeat(40),
      author: PEOPLE.app,
      state: 'merged',
      empty: [],
      approvedBy: [PEOPLE.officer, PEOPLE.sysadmin],
      writtenBy: [],
      ...seen,
    },
  }
}

/** The sweep finds that nobody of this role has acted in time. */
export const silent = (role: string): Act => ({ by: 'app', door: 'sweep', command: { kind: 'unanswered', role } })
