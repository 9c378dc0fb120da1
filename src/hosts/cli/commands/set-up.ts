import { packageManifest } from '../../../adapters/files/app-manifest.ts'
import { githubClient } from '../../../adapters/github/client/client.ts'
import { refusedIn } from '../../../adapters/github/set-up/refused-in.ts'
import { setUpHands } from '../../../adapters/github/set-up/set-up-hands.ts'
import { setUpSite } from '../../../adapters/github/set-up/set-up-site.ts'
import { type SetUpWords, setUpWords } from '../../../adapters/messages/set-up-words.ts'
import { appNameFor } from '../../../app/set-up/app-manifest.ts'
import { type Choices, DEFAULT_LOCALE, type Mode, type Place } from '../../../app/set-up/choices.ts'
import { SetUpRefusedError } from '../../../app/set-up/company/item.ts'
import { runSetUp, type StepTold } from '../../../app/set-up/company/run-set-up.ts'
import type { OrganisationSeen, SetUpSite } from '../../../app/set-up/company/site.ts'
import type { Account } from '../../../domain/case/case.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/languages.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { apiOf, webOf } from '../../shared/github-addresses.ts'
import { octokitBy } from '../doctor-place.ts'
import { EXIT } from '../exit.ts'
import { progress, WORKING, whileWorking } from '../progress.ts'
import { opening, registerApp } from '../register/register-app.ts'
import { registerWords } from '../register/register-words.ts'
import { actionsApp, makeSealKey } from '../set-up/actions-app.ts'
import { companyApp } from '../set-up/company-app.ts'
import { companyChoices, type Terminal, terminal } from '../set-up/company-choices.ts'
import { mustBeKnown } from '../set-up/known-people.ts'
import { remembered } from '../set-up/remembered.ts'
import { setUpContext } from '../set-up/set-up-context.ts'
import { asData, endText, stepText } from '../set-up/show.ts'
import { asJson } from '../tell-json.ts'
import { saidBefore } from '../terminal-language.ts'
import { withRolesOfBase } from '../with-roles-of-base.ts'

interface Options {
  org: string
  dryRun?: boolean
  yes?: boolean
  locale?: Language
  mode?: Mode
  company?: string
  phone?: string
  url?: string
  action?: string
  sweepEvery?: number
  person?: Record<string, readonly string[]>
  member?: Record<string, readonly string[]>
  reporters?: string
  repository?: Partial<Record<Place, string>>
  intoExisting?: boolean
  app?: string
  appName?: string
  out: string
  port: number
  wait: number
  json?: boolean
}

const HOUR_MS = 60 * 60 * 1000
/** Of a classic token, which alone tells its own. `admin:org` holds `write:org`, `repo` its parts. */
const SCOPES: readonly string[] = ['repo', 'admin:org', 'project', 'workflow']

export async function setUp(options: Options): Promise<void> {
  const language = saidBefore(options.locale, DEFAULT_LOCALE)
  const words = await setUpWords(language)
  const at = terminal(options.yes === true || options.json === true)
  try {
    await setUpAt(options, language, words, at)
  } catch (cause) {
    const error = refusedIn('look', cause)
    if (!(error instanceof SetUpRefusedError)) throw error
    throw new ToldError(words.refused(error), { cause: error })
  } finally {
    if (at !== 'nobody') at.close()
  }
}

async function setUpAt(options: Options, language: Language, words: SetUpWords, at: Terminal): Promise<void> {
  const { org, dryRun: isDry = false, json = false, out } = options
  const { GITHUB_TOKEN: token = '', GITHUB_API_URL, GHE_HOST } = process.env
  if (token === '') throw new ToldError(words.say('need.token'))
  const web = webOf(GITHUB_API_URL ?? apiOf(GHE_HOST))
  const octokit = octokitBy(token)
  const client = githubClient({ octokit })
  const site = setUpSite(client)
  const { viewer, seen } = await whileWorking(WORKING.github[language], () => ownerOf(site, org))
  const known = remembered()
  const named = options.repository ?? {}
  const home = { owner: seen.login, name: named.incidents ?? 'incidents' }
  const asked = await companyChoices(site, home, flagsOf(options), { terminal: at, language, say: words.say, web })
  await mustBeKnown(octokit, asked)
  if (at !== 'nobody' && !isDry && !(await agrees(at, words, seen.login, viewer))) {
    process.stderr.write(`${words.say('nothing-made')}\n`)
    return
  }
  const ofCompany = await setUpWords(asked.choices.locale)
  const slug = options.app ?? slugOf(options.appName ?? appNameFor(await packageManifest(), seen.login))
  const app =
    asked.choices.mode === 'one-repository'
      ? actionsApp(out)
      : companyApp({ ...{ org: seen.login, web, client, out, slug, server: asked.server }, remembered: known })
  const context = setUpContext({
    ...{ ...asked, octokit, site, organisation: seen, viewer, home, app, web, language, remembered: known },
    ...{ words: ofCompany, boardTitles: await titles(), intoExisting: options.intoExisting === true },
    waitMs: isDry ? 0 : options.wait * 1000,
  })
  const watched = progress()
  const hands = setUpHands(client, {
    ...{ me: viewer.login, web },
    registerApp: () => {
      // The page's address stands on a line of its own.
      watched.ends()
      return register(options, seen.login, asked.server, language)
    },
    makeSealKey: () => makeSealKey(out),
  })
  const steps = await runSetUp(context, {
    hands: isDry ? 'dry-run' : hands,
    changed: () => known.forget(),
    async byHand(step, left) {
      if (at === 'nobody') return false
      watched.ends()
      const again = await byHand(at, words, { step, items: left })
      watched.begins(words.say(`step.${step}`))
      return again
    },
    begins: (step) => watched.begins(words.say(`step.${step}`)),
    told(step) {
      watched.ends()
      if (!json) process.stdout.write(stepText(step, words))
    },
  })
  process.stdout.write(json ? `${asJson(asData(steps, isDry, seen.login, words))}\n` : endText(steps, isDry, words))
  const isOpen = steps.some(({ items }) => items.some(({ outcome }) => outcome === 'left' || outcome === 'waits'))
  if (isOpen && !isDry) process.exitCode = EXIT.findings
}

/** Nothing is made before it is known that this token may make it. */
async function ownerOf(site: SetUpSite, org: string): Promise<{ viewer: Account; seen: OrganisationSeen }> {
  const { account: viewer, scopes } = await site.viewer()
  const lacking = scopes === 'not-told' ? [] : SCOPES.filter((scope) => !scopes.includes(scope))
  if (lacking.length > 0) throw new SetUpRefusedError('scopes-missing', { scopes: lacking.join(',') })
  const seen = await site.organisation(org, viewer.login)
  if (seen === undefined) throw new SetUpRefusedError('no-organisation', { organisation: org })
  if (!seen.isOwner) throw new SetUpRefusedError('not-an-owner', { organisation: org, login: viewer.login })
  return { viewer, seen }
}

const flagsOf = ({ locale, mode, company, phone, action, sweepEvery, ...options }: Options) => ({
  ...{ server: options.url, reporters: options.reporters, members: options.member ?? {} },
  ...given<Choices>({
    locale,
    mode,
    company,
    phone,
    action,
    sweepEvery,
    people: withRolesOfBase(options.person),
    names: options.repository,
  }),
})

/** The answers that somebody has given, without the ones that nobody has. */
const given = <Of>(all: { [Name in keyof Of]?: Of[Name] | undefined }): Partial<Of> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<Of>

async function agrees(at: Exclude<Terminal, 'nobody'>, words: SetUpWords, org: string, viewer: Account) {
  const said = await at.question(`${words.say('ask.go-on', { organisation: org, login: viewer.login })}: `)
  return /^(y|yes|はい)$/i.test(said.trim())
}

/** The acts in between that only a person can do, and that later steps depend on. */
async function byHand(at: Exclude<Terminal, 'nobody'>, words: SetUpWords, told: StepTold): Promise<boolean> {
  if (!['app', 'server'].includes(told.step)) return false
  process.stderr.write(stepText(told, words))
  return (await at.question(`${words.say('ask.by-hand')}: `)).trim() === ''
}

/** As GitHub makes a slug of an app's name. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')

const titles = (): Promise<string[]> =>
  Promise.all(LANGUAGES.map(async (language) => (await setUpWords(language)).say('board.title')))

async function register(options: Options, org: string, server: string | undefined, locale: Language): Promise<void> {
  const say = await registerWords(locale)
  const { appName: name, out, port, json } = options
  const { ended } = await registerApp(
    { org, name, server, out, port, locale },
    {
      ...{ say, openForMs: HOUR_MS },
      opened: (address) => (json ? process.stderr : process.stdout).write(`${opening(say, org, address)}\n`),
    },
  )
  if (ended.kind !== 'told') throw new ToldError(say(`terminal.${ended.kind}`))
  const { outcome } = ended
  if (outcome.kind === 'not-stored')
    throw new ToldError(say('not-stored.head', { slug: outcome.app.slug, why: outcome.why }))
}
