import type { Octokit } from '@octokit/rest'
import { type GitHubApi, githubClient } from '../../../adapters/github/client/client.ts'
import { people } from '../../../adapters/github/people/people.ts'
import { policyTexts } from '../../../adapters/github/policy/policy-texts.ts'
import { doctorWords } from '../../../adapters/messages/doctor-words.ts'
import type { SetUpWords } from '../../../adapters/messages/set-up-words.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { SetUpContext } from '../../../app/set-up/company/context.ts'
import type { OrganisationSeen, SetUpSite } from '../../../app/set-up/company/site.ts'
import type { Account } from '../../../domain/case/case.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { compose } from '../../shared/compose.ts'
import { examine } from '../examine.ts'
import { waitUntil } from '../wait-until.ts'
import type { OwnApp } from './company-app.ts'
import type { Asked } from './company-choices.ts'
import { companyPlan } from './company-plan.ts'
import type { Remembered } from './remembered.ts'

export interface Parts extends Asked {
  octokit: Octokit
  site: SetUpSite
  organisation: OrganisationSeen
  viewer: Account
  home: RepositoryName
  app: OwnApp
  web: string
  language: Language
  /** Words for what people see on GitHub, and the board's name in every language. */
  words: SetUpWords
  boardTitles: readonly string[]
  intoExisting: boolean
  /** How long an answer of the app is waited for; none in a dry run. */
  waitMs: number
  remembered: Remembered
}

/** Wires the steps of a set-up to GitHub. */
export function setUpContext(parts: Parts): SetUpContext {
  const { octokit, site, organisation, viewer, home, app, web, words, remembered, choices } = parts
  const client = githubClient({ octokit })
  const now = () => new Date()
  const plan = companyPlan(site, home, choices, parts.boardTitles)
  const texts = policyTexts()

  async function adoption(): Promise<Awaited<ReturnType<SetUpContext['adoption']>>> {
    const state = await app.state()
    const none = { inForce: undefined, candidate: undefined, ask: undefined, app: '' }
    if (state.kind === 'none') return none
    const login = `${state.slug}[bot]`
    const self = await remembered.once('self', () => accountNamed(client, login))
    if (self === undefined) return { ...none, app: login }
    // Made anew each time: what was read a moment ago may have been adopted since.
    const { adoptions } = compose({
      ...{ octokit, self, texts, sealing: 'no-key' as const, calling: 'nobody' as const, now },
      repositories: async () => [{ ...home, id: 'not-told' }],
      warn: () => undefined,
    })
    const [inForce, candidate] = await Promise.all([adoptions.inForce(home), adoptions.candidate(home)])
    return { inForce: inForce?.sha, candidate: candidate?.sha, ask: candidate?.own?.sha ?? candidate?.sha, app: login }
  }

  return {
    ...{ org: organisation.login, organisation, viewer, choices, site, app, web, adoption, now },
    ...{ members: parts.members, reporters: parts.reporters, server: parts.server },
    ...{ ignored: parts.ignored, intoExisting: parts.intoExisting },
    say: words.say,
    plan: () => remembered.once('plan', plan),
    async examine() {
      const state = await app.state()
      const slug = state.kind === 'none' ? '' : state.slug
      const self = await accountNamed(client, `${slug}[bot]`)
      if (self === undefined) return []
      const say = await doctorWords(parts.language)
      const { findings } = await examine(
        { client, octokit, app: await app.place(), self, slug, home },
        { fix: false, call: false },
      )
      return findings.map((finding) => ({ finding, ...say.of(finding) }))
    },
    wait: (isSo) => waitUntil(isSo, parts.waitMs),
  }
}

const accountNamed = (client: GitHubApi, login: string): Promise<Account | undefined> =>
  people(client, { now: () => new Date(), report: () => undefined, saw: () => undefined }).account(login)
