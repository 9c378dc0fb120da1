import { createInterface, type Interface } from 'node:readline/promises'
import { choicesIn } from '../../../adapters/files/existing-choices.ts'
import { rolesToName } from '../../../adapters/files/own-policy-text.ts'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { basePolicy } from '../../../adapters/files/set-up-checkouts.ts'
import type { SetUpWords } from '../../../adapters/messages/set-up-words.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import { askChoices } from '../../../app/set-up/ask-choices.ts'
import { ACTION_PLACEHOLDER, type Choices, type Mode, SWEEP_EVERY } from '../../../app/set-up/choices.ts'
import type { SetUpSite } from '../../../app/set-up/company/site.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { serverUrl } from '../register/register-options.ts'

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
  { terminal: at, language, say }: { terminal: Terminal; language: Language; say: SetUpWords['say'] },
): Promise<Asked> {
  const there = await site.text(home, POLICY_PATH)
  const before: Partial<Choices> =
    there === undefined ? {} : { mode: 'app' as const, ...(await choicesIn((path) => site.text(home, path))) }
  const known: Partial<Choices> = {
    ...before,
    ...flags,
    // A policy that lies on GitHub has its own language, whoever runs this.
    ...(before.locale !== undefined && { locale: before.locale }),
    repository: home,
    people: { ...before.people, ...flags.people },
  }
  const isNew = there === undefined
  const said = at === 'nobody' || !isNew ? known : await ask(at, known, language, say)
  const choices: Choices = {
    ...{ locale: language, mode: 'app', action: ACTION_PLACEHOLDER, sweepEvery: SWEEP_EVERY, people: {} },
    ...said,
  }
  if (isNew) mustHave(choices, home, say)
  const ignored = isNew ? [] : contradicting(flags, before)
  if (at === 'nobody') return { choices, server, reporters, members, ignored }
  return {
    ...{ choices, ignored, members: isNew ? await askMembers(at, choices, members, say) : members },
    server: server ?? (isNew && choices.mode === 'app' ? await askServer(at, say) : undefined),
    reporters: reporters ?? (isNew ? nothingIfEmpty(await at.question(`${say('ask.reporters')}: `)) : undefined),
  }
}

/** A policy without them could not be adopted, and what lies on GitHub is never written over. */
function mustHave(choices: Choices, home: RepositoryName, say: SetUpWords['say']): void {
  const missing = [
    ...(choices.company === undefined ? ['--company'] : []),
    ...(choices.phone === undefined ? ['--phone'] : []),
    ...(choices.mode === 'action' && choices.action === ACTION_PLACEHOLDER ? ['--action'] : []),
  ]
  if (missing.length > 0) throw new Error(say('need.choice', { flag: missing.join(', '), organisation: home.owner }))
}

async function ask(
  at: Interface,
  known: Partial<Choices>,
  language: Language,
  say: SetUpWords['say'],
): Promise<Partial<Choices>> {
  const { policy } = basePolicy()
  const mode = known.mode ?? (await askMode(at, say))
  return askChoices(
    { locale: language, ...known, mode },
    (how) => rolesToName(policy, how),
    (question) => at.question(question),
  )
}

async function askMode(at: Interface, say: SetUpWords['say']): Promise<Mode> {
  for (;;) {
    const said = (await at.question(`${say('ask.mode')} [app]: `)).trim()
    if (said === '' || said === 'app') return 'app'
    if (said === 'action') return 'action'
  }
}

async function askServer(at: Interface, say: SetUpWords['say']): Promise<string | undefined> {
  for (;;) {
    const said = (await at.question(`${say('ask.url')}: `)).trim()
    if (said === '') return undefined
    try {
      return serverUrl(said)
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}

/** People named by login stand in the policy itself; the teams of the base want people. */
async function askMembers(
  at: Interface,
  { people, mode }: Choices,
  known: Asked['members'],
  say: SetUpWords['say'],
): Promise<Asked['members']> {
  const { policy } = basePolicy()
  const members: Record<string, readonly string[]> = { ...known }
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

function contradicting(flags: Partial<Choices>, before: Partial<Choices>): string[] {
  const names = (['mode', 'company', 'phone', 'action'] as const).filter(
    (name) => flags[name] !== undefined && flags[name] !== before[name],
  )
  const people = Object.entries(flags.people ?? {}).filter(
    ([role, who]) => JSON.stringify(before.people?.[role] ?? []) !== JSON.stringify(who),
  )
  return [...names.map((name) => FLAGS[name]), ...people.map(([role]) => `--person ${role}`)]
}
