import { createInterface, type Interface } from 'node:readline/promises'
import { choicesIn } from '../../../adapters/files/existing-choices.ts'
import { rolesToName } from '../../../adapters/files/own-policy-text.ts'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { basePolicy } from '../../../adapters/files/set-up-checkouts.ts'
import type { SetUpWords } from '../../../adapters/messages/set-up-words.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import { askChoices } from '../../../app/set-up/ask-choices.ts'
import { ACTION_PLACEHOLDER, type Choices, MODES, type Mode, SWEEP_EVERY } from '../../../app/set-up/choices.ts'
import type { SetUpSite } from '../../../app/set-up/company/site.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { helpWords } from '../help-words.ts'
import { pinnedWhereItMayBe } from '../pinned-where-it-may-be.ts'
import { WORKING, whileBusy, whileWorking } from '../progress.ts'
import { serverUrl } from '../register/register-options.ts'
import { mustBeSound } from './must-be-sound.ts'

export interface Asked {
  choices: Choices
  server: string | undefined
  reporters: string | undefined
  members: Readonly<Record<string, readonly string[]>>
  /** Flags that say something else than what stands on GitHub, which stays. */
  ignored: readonly string[]
}

export interface Known extends Partial<Choices> {
  server: string | undefined
  reporters: string | undefined
  members: Readonly<Record<string, readonly string[]>>
}

/** A terminal at which somebody may be asked; `nobody` where there is none, or he wants to be asked nothing. */
export type Terminal = Interface | 'nobody'

export const terminal = (yes: boolean): Terminal =>
  yes || process.stdin.isTTY !== true ? 'nobody' : createInterface({ input: process.stdin, output: process.stderr })

/** Flags first, then what GitHub has of an earlier run, then what is asked, then defaults. */
export async function companyChoices(
  site: SetUpSite,
  home: RepositoryName,
  { server, reporters, members, ...flags }: Known,
  { terminal: at, language, say, web }: { terminal: Terminal; language: Language; say: SetUpWords['say']; web: string },
): Promise<Asked> {
  // People who are asked in between see that something is being done.
  const [there, before] = await whileWorking(WORKING.github[language], () => thereBefore(site, home))
  const base = onceBusy(WORKING.policy[language], () => basePolicy().policy)
  const known: Partial<Choices> = {
    ...before,
    ...flags,
    // A policy that lies on GitHub has its own language, whoever runs this.
    ...(before.locale !== undefined && { locale: before.locale }),
    repository: home,
    people: { ...before.people, ...flags.people },
  }
  const isNew = there === undefined
  const said = at === 'nobody' || !isNew ? known : await ask(at, known, base, { language, say })
  const { action = ACTION_PLACEHOLDER } = said
  const choices: Choices = {
    ...{ locale: language, mode: 'app', sweepEvery: SWEEP_EVERY, people: {} },
    ...said,
    action: isNew
      ? await whileWorking(WORKING.tags[language], () =>
          pinnedWhereItMayBe(action, process.env.GITHUB_SERVER_URL ?? web),
        )
      : action,
  }
  if (isNew) {
    mustHave(choices, home, base, say)
    mustFit(choices, { members, reporters }, say)
    await mustBeSound(choices, language)
  }
  const ignored = isNew ? [] : contradicting(flags, before)
  if (at === 'nobody') return { choices, server, reporters, members, ignored }
  return {
    ...{ choices, ignored, members: isNew ? await askMembers(at, choices, members, base, say) : members },
    server: server ?? (isNew && choices.mode === 'app' ? await askServer(at, language, say) : undefined),
    reporters: reporters ?? (isNew ? nothingIfEmpty(await at.question(`${say('ask.reporters')}: `)) : undefined),
  }
}

/** The policy of an earlier run, and what was chosen then. */
async function thereBefore(site: SetUpSite, home: RepositoryName): Promise<[string | undefined, Partial<Choices>]> {
  const there = await site.text(home, POLICY_PATH)
  if (there === undefined) return [undefined, {}]
  return [there, { mode: 'app', ...(await choicesIn((path) => site.text(home, path))) }]
}

/** Work that leaves no moment for anything else, done where it is first needed. */
function onceBusy<Result>(what: string, work: () => Result): () => Result {
  let done: { result: Result } | undefined
  return () => {
    done ??= { result: whileBusy(what, work) }
    return done.result
  }
}

/** A policy without them could not be adopted, and what lies on GitHub is never written over. */
function mustHave(choices: Choices, home: RepositoryName, base: () => Policy, say: SetUpWords['say']): void {
  const missing = [
    ...(choices.company === undefined ? ['--company'] : []),
    ...(choices.phone === undefined ? ['--phone'] : []),
    ...(choices.mode !== 'app' && choices.action === ACTION_PLACEHOLDER ? ['--action'] : []),
    ...(choices.mode === 'one-repository' ? unnamedRoles(choices, base()).map((role) => `--person ${role}=LOGIN`) : []),
  ]
  if (missing.length > 0)
    throw new ToldError(say('need.choice', { flag: missing.join(', '), organisation: home.owner }))
  const { phone = '' } = choices
  if ((phone.match(/\d/g) ?? []).length < SHORTEST_NUMBER) throw new ToldError(say('need.phone', { phone }))
}

/** Such as 119: with fewer digits nobody is reached at night. */
const SHORTEST_NUMBER = 3

/** Of a team `GITHUB_TOKEN` sees nobody. */
const unnamedRoles = ({ mode, people }: Choices, base: Policy): string[] =>
  rolesToName(base, mode).flatMap(({ id }) => ((people[id] ?? []).length === 0 ? [id] : []))

/** With one repository there are neither teams in a role nor other repositories: a flag that says so would be lost. */
function mustFit(
  { mode, people, names = {} }: Choices,
  { members, reporters }: Pick<Known, 'members' | 'reporters'>,
  say: SetUpWords['say'],
): void {
  if (mode !== 'one-repository') return
  const teams = Object.entries(people).flatMap(([role, who]) =>
    who.some((one) => one.startsWith('team:')) ? [`--person ${role}`] : [],
  )
  const lost = [
    ...teams,
    ...Object.keys(members).flatMap((team) => (team === reporters ? [] : [`--member ${team}`])),
    ...Object.keys(names).flatMap((place) => (place === 'incidents' ? [] : [`--repository ${place}`])),
  ]
  if (lost.length > 0) throw new ToldError(say('need.one-repository', { flags: lost.join(', ') }))
}

async function ask(
  at: Interface,
  known: Partial<Choices>,
  base: () => Policy,
  { language, say }: { language: Language; say: SetUpWords['say'] },
): Promise<Partial<Choices>> {
  const mode = known.mode ?? (await askMode(at, say))
  return askChoices(
    { locale: language, ...known, mode },
    (how) => rolesToName(base(), how),
    (question) => at.question(question),
    language,
  )
}

async function askMode(at: Interface, say: SetUpWords['say']): Promise<Mode> {
  for (;;) {
    const said = (await at.question(`${say('ask.mode')} [app]: `)).trim()
    const found = said === '' ? 'app' : MODES.find((mode) => mode === said)
    if (found !== undefined) return found
    process.stderr.write(`${say('ask.no-such-mode', { said, modes: MODES.join(', ') })}\n`)
  }
}

async function askServer(at: Interface, language: Language, say: SetUpWords['say']): Promise<string | undefined> {
  for (;;) {
    const said = (await at.question(`${say('ask.url')}: `)).trim()
    if (said === '') return undefined
    try {
      return serverUrl(said)
    } catch (error) {
      const words = await helpWords(language)
      process.stderr.write(`${words(error instanceof Error ? error.message : String(error))}\n`)
    }
  }
}

/** People named by login stand in the policy itself; the teams of the base want people. */
async function askMembers(
  at: Interface,
  { people, mode }: Choices,
  known: Asked['members'],
  base: () => Policy,
  say: SetUpWords['say'],
): Promise<Asked['members']> {
  const members: Record<string, readonly string[]> = { ...known }
  if (mode === 'one-repository') return members
  const policy = base()
  for (const { id } of rolesToName(policy, mode)) {
    const teams = people[id]?.flatMap((who) => (who.startsWith('team:') ? [who.slice('team:'.length)] : []))
    for (const team of teams ?? policy.roles[id]?.teams ?? []) {
      if (members[team] !== undefined) continue
      const logins = (await at.question(`${say('ask.members', { team })}: `))
        .split(/[\s,]+/)
        .filter((one) => one !== '')
      members[team] = logins
    }
  }
  return members
}

const nothingIfEmpty = (said: string): string | undefined => (said.trim() === '' ? undefined : said.trim())

const FLAGS = { mode: '--mode', company: '--company', phone: '--phone', action: '--action' } as const

/** An Action that stands there by its commit says of which version it is. */
const says = (there: string | undefined, flag: string): boolean =>
  there === flag || there?.replace(/@\S+ # /, '@') === flag

function contradicting(flags: Partial<Choices>, before: Partial<Choices>): string[] {
  const names = (['mode', 'company', 'phone', 'action'] as const).filter(
    (name) => flags[name] !== undefined && !says(before[name], flags[name]),
  )
  const people = Object.entries(flags.people ?? {}).filter(
    ([role, who]) => JSON.stringify(before.people?.[role] ?? []) !== JSON.stringify(who),
  )
  return [...names.map((name) => FLAGS[name]), ...people.map(([role]) => `--person ${role}`)]
}
