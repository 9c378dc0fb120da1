import { parse } from 'yaml'
import { FACTS } from '../facts.ts'
import type { Api } from './api.ts'
import type { NameOf } from './ledger.ts'
import type { FileContent } from './shapes.ts'
import { textOf } from './text.ts'

type Words = string | { ja?: string; en?: string }

interface Transition {
  from: string | string[]
  to: string
  by?: string[]
}

interface Process {
  label?: Words
  board?: string
  phases: Record<string, { label?: Words; end?: unknown }>
  transitions: Transition[]
}

/** A process as it stands in the file: one that is like another has what that has, save what it does `without`. */
type Written = Partial<Process> & { like?: string; without?: string[] }

/** The playground's view of the policy, read loosely: judging it is the app's business. */
export interface Policy {
  locale: string
  roles: Record<string, { label?: Words; users?: string[]; teams?: string[]; 'of-case'?: { default?: string } }>
  fields: Record<string, { label?: Words; options?: { id: string; label?: Words }[] }>
  processes: Record<string, Process>
  clocks: Record<string, { label?: Words }>
  systems: Record<string, unknown>
}

/** The company's file: the whole policy, or its own lines, of which the whole beside it is made. */
export const POLICY_FILE = '.github/hikeshi.yml'
const WHOLE_FILE = '.github/hikeshi.resolved.yml'

export interface PolicyRead {
  policy: Policy
  /** The path of the file that it was read from. */
  path: string
  sha: string
}

/** The whole policy, as it lies on the default branch; what was read `before` is not parsed again while it lies there. */
export async function readPolicy(api: Api, before: PolicyRead | undefined): Promise<PolicyRead> {
  const own = await textAt(api, POLICY_FILE)
  // Only what builds on a base has a whole beside it.
  const whole = own !== undefined && /^extends:/m.test(own.text) ? await textAt(api, WHOLE_FILE) : undefined
  const { path, sha, text } = whole ?? own ?? { path: POLICY_FILE, sha: '', text: '' }
  return before?.sha === sha && before.path === path ? before : { policy: withDefaults(parse(text)), path, sha }
}

async function textAt(api: Api, path: string): Promise<{ path: string; sha: string; text: string } | undefined> {
  const file = await api.get<FileContent>(`/repos/${FACTS.repos.incidents}/contents/${path}`).catch(() => undefined)
  return file?.content === undefined ? undefined : { path, sha: file.sha, text: textOf(file.content) }
}

function withDefaults(read: unknown): Policy {
  const given = typeof read === 'object' && read !== null ? (read as Partial<Policy>) : {}
  const processes: Readonly<Record<string, Written>> = given.processes ?? {}
  const spelt = Object.entries(processes).map(([id, one]) => [id, speltOut(one, processes[one.like ?? ''])])
  return {
    ...{ locale: 'ja', roles: {}, fields: {}, clocks: {}, systems: {} },
    ...given,
    processes: Object.fromEntries(spelt),
  }
}

function speltOut(own: Written, like: Written | undefined): Process {
  const phases = Object.entries({ ...like?.phases, ...own.phases }).filter(
    ([id]) => own.without?.includes(`phases.${id}`) !== true,
  )
  const transitions = [...(like?.transitions ?? []), ...(own.transitions ?? [])]
  return {
    ...{ ...like, ...own },
    phases: Object.fromEntries(phases),
    transitions: transitions.filter(({ to }) => phases.some(([id]) => id === to)),
  }
}

export const wordsOf = (words: Words | undefined, language: string, otherwise: string): string =>
  typeof words === 'string' ? words : (words?.[language === 'en' ? 'en' : 'ja'] ?? words?.en ?? words?.ja ?? otherwise)

/** The moves that a process has out of a phase. */
export const movesFrom = (policy: Policy, process: string, phase: string): Transition[] =>
  (policy.processes[process]?.transitions ?? []).filter(({ from }) => [from].flat().includes(phase))

/** The policy's names for the ids that stand in a record of this process. */
export function namesIn({ fields, processes, clocks }: Policy, language: string, process: string): NameOf {
  const phases = processes[process]?.phases ?? {}
  return (kind, id, field = '') => {
    switch (kind) {
      case 'field':
        return wordsOf(fields[id]?.label, language, id)
      case 'option':
        return wordsOf(fields[field]?.options?.find((option) => option.id === id)?.label, language, id)
      case 'phase':
        return wordsOf(phases[id]?.label, language, id)
      case 'clock':
        return wordsOf(clocks[id]?.label, language, id)
    }
  }
}
