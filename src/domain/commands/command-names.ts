import { allWords, type Words } from '../policy/basics.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { foldText } from '../values/fold-text.ts'
import { oncePer } from '../values/once-per.ts'
import { ownProperty } from '../values/own-property.ts'
import { adoptWord } from './adopt.ts'
import { COMMANDS, type Command } from './command.ts'
import type { SlashWord } from './command-kind.ts'
import type { KnownName, KnownNames } from './known-names.ts'

/** Every word behind a slash that is a command here, or is one where a policy names it for a transition. */
export const SLASH_WORDS: readonly SlashWord<Command>[] = [
  ...COMMANDS.flatMap(({ slash }): readonly SlashWord<Command>[] => slash),
  adoptWord,
]

/** Names of the commands where no policy is known. */
export const plainCommandNames = (): KnownNames => byStart(namesOf({}))

export const commandNames = oncePer((policy: Policy) => byStart(namesOf(policy)))

function byStart(all: readonly KnownName[]): KnownNames {
  const starts = new Map<string, KnownName[]>()
  for (const name of all) {
    for (const start of new Set(name.spellings.map((spelled) => spelled.slice(0, START)))) {
      const others = starts.get(start)
      if (others === undefined) starts.set(start, [name])
      else others.push(name)
    }
  }
  // A name of one letter is shorter than whatever begins with it.
  for (const [start, names] of starts) if (start.length === START) names.push(...(starts.get(start.charAt(0)) ?? []))
  return { all, startingLike: (text) => starts.get(text.slice(0, START)) ?? starts.get(text.charAt(0)) ?? [] }
}

/** Letters: with two, a word that is no command is compared with hardly any name. */
const START = 2

function namesOf(policy: Partial<Pick<Policy, 'processes' | 'fields' | 'command-names'>>): KnownName[] {
  const ofPolicy = Object.values(policy.processes ?? {}).flatMap(({ transitions }) =>
    transitions.flatMap(({ command }) => (command === undefined ? [] : [command])),
  )
  const words = SLASH_WORDS.filter(({ word, isOfPolicy }) => isOfPolicy !== true || ofPolicy.includes(word))
  const known = new Map(words.map(({ word, names }) => [word, names]))
  const added = policy['command-names'] ?? {}
  const ways = [...new Set([...known.keys(), ...ofPolicy])].flatMap((command) =>
    [command, ...(known.get(command) ?? []), ...(ownProperty(added, command) ?? [])].map((name) => ({ command, name })),
  )
  const guesses = [
    ...words.flatMap(({ word: command, meant }) => meant.map((name) => ({ command, name, begins: '' }))),
    ...CLOSING.map((name) => ({ command: 'close', name, begins: '' })),
    ...REOPENING.map((name) => ({ command: 'reopen', name, begins: '' })),
    ...CORRECTING.map((name) => ({ command: 'correct', name, begins: '' })),
    ...thingsOf('set', policy.fields ?? {}),
    ...Object.values(policy.processes ?? {}).flatMap(({ phases }) => thingsOf('phase', phases)),
  ]
  const seen = new Set<string>()
  return [
    ...ways.map((way) => ({ ...way, isGuess: false, begins: '' })),
    ...guesses.map((one) => ({ ...one, isGuess: true })),
  ]
    .map(({ name, ...rest }): KnownName => {
      const spelled = foldText(name)
      return { ...rest, spelled, spellings: spellingsOf(spelled), isLatin: /[a-z\d?]$/.test(spelled) }
    })
    .filter(({ spelled }) => !seen.has(spelled) && seen.add(spelled) !== undefined)
    .sort((one, other) => other.spelled.length - one.spelled.length)
}

const spellingsOf = (spelled: string): string[] =>
  spelled.includes('-') ? [spelled, spelled.replace('-', ''), spelled.replace('-', ' ')] : [spelled]

/** `/severity high` and `/封じ込め中`: a field or a phase in the place of the command that names it. */
const thingsOf = (
  command: string,
  things: Readonly<Record<string, { label: Words; aliases?: readonly string[] | undefined }>>,
) =>
  Object.entries(things).flatMap(([id, { label, aliases = [] }]) =>
    [id, ...allWords(label), ...aliases]
      .filter((name) => name.length > 1)
      .map((name) => ({ command, name, begins: `${name} ` })),
  )

/** Which phase ends a case its process says. */
const CLOSING: readonly string[] = [
  'close',
  'closed',
  'resolve',
  'resolved',
  'クローズ',
  '終了',
  '閉じる',
  '閉じて',
  '解決',
]

/** A fact is corrected like it is recorded, anything else by a note. */
const CORRECTING: readonly string[] = ['訂正', '修正', '変更', '更新', 'correct', 'correction']

const REOPENING: readonly string[] = ['reopen', 'reopened', '再開', '再オープン', 'やり直し']
