import { type Language, wordsIn } from '../policy/basics.ts'
import { optionsOf } from '../policy/field-options.ts'
import { caseLabel } from '../policy/form-of.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { FOLLOW_UP, OVERDUE } from './projection.ts'

export interface LabelEntry {
  name: string
  /** Six hexadecimal digits. */
  color: string
  description: string
}

/** GitHub takes a hundred characters. */
const LONGEST = 100
export const PHASE_COLOUR = '0052cc'
export const MARK_COLOUR = 'bfdadc'
const COLOURS = { process: '5319e7', phase: PHASE_COLOUR, mark: MARK_COLOUR, overdue: 'b60205' }
/** From the gravest to the least: levels of severity and priorities share them by their rank. */
const RANKS = ['b60205', 'd93f0b', 'fbca04', 'c2e0c6']

/** Every label that the app sets, described in the policy's language: a list for people and for tools that make labels. */
export function labelsOf(policy: Policy): LabelEntry[] {
  const say = (words: Parameters<typeof wordsIn>[1]): string =>
    [...wordsIn(policy.locale, words)].slice(0, LONGEST).join('')
  const processes = Object.entries(policy.processes)
  const severity = policy.fields[policy.meanings.severity]
  const entries: LabelEntry[] = [
    ...processes.map(([id, { label }]) => ({ name: caseLabel(id), color: COLOURS.process, description: say(label) })),
    ...processes.flatMap(([, { phases }]) =>
      Object.entries(phases).map(([id, { label }]) => ({
        name: `phase: ${id}`,
        color: COLOURS.phase,
        description: say(label),
      })),
    ),
    ...(severity === undefined ? [] : optionsOf(policy, severity)).map(({ id, label }, rank) => ({
      name: `severity: ${id}`,
      color: rankColour(rank),
      description: say(label),
    })),
    ...policy.priorities.map(({ id, label }, rank) => ({
      name: `priority: ${id}`,
      color: rankColour(rank),
      description: say(label),
    })),
    ...processes.flatMap(([, { mark, label }]) =>
      mark === undefined ? [] : [{ name: mark, color: COLOURS.mark, description: say(label) }],
    ),
    { name: OVERDUE, color: COLOURS.overdue, description: OVERDUE_WORDS[policy.locale] },
    { name: FOLLOW_UP, color: COLOURS.process, description: FOLLOW_UP_WORDS[policy.locale] },
  ]
  // Processes may share a phase: the first to name it describes it.
  return entries.filter(({ name }, at) => entries.findIndex((other) => other.name === name) === at)
}

/** Those that the cases of a repository carry, which goes by these ids in the policy. */
export const labelsIn = (policy: Policy, ids: readonly string[]): LabelEntry[] => {
  const here = Object.entries(policy.processes).filter(([, { repository }]) => ids.includes(repository))
  return here.length === 0 ? [] : labelsOf({ ...policy, processes: Object.fromEntries(here) })
}

const OVERDUE_WORDS: Readonly<Record<Language, string>> = { ja: '期限超過', en: 'past its deadline' }
const FOLLOW_UP_WORDS: Readonly<Record<Language, string>> = {
  ja: '完了後の対策の実施・効果の確認が残っている',
  en: 'closed, with measures still to be done or judged',
}

const rankColour = (rank: number): string => RANKS[Math.min(rank, RANKS.length - 1)] ?? ''
