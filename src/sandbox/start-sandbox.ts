import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { adoptPolicy } from './adopt-policy.ts'
import { type Api, api } from './api.ts'
import { loadApp } from './app-child.ts'
import { type AppFleet, defaultAppEntry, startFleet } from './app-fleet.ts'
import type { LoadingApp } from './app-running.ts'
import { newPrivateKey } from './app-token.ts'
import { callsOutbox } from './calls-outbox.ts'
import { CONTROL_PATH, control } from './control.ts'
import { type Deliveries, deliveries } from './deliveries.ts'
import { faults } from './faults.ts'
import { raiseAlert } from './front/alerts.ts'
import { reinstall, resume } from './front/app.ts'
import type { Arriving } from './front/by-other-ways.ts'
import { removeAccount } from './front/gone-accounts.ts'
import { writeOnPage } from './front/page-commit.ts'
import { relocate } from './front/relocate.ts'
import { handOver, renameRepository } from './front/rename.ts'
import { renameAccount } from './front/rename-account.ts'
import { HttpError } from './http-error.ts'
import { asObject, type Json } from './json.ts'
import { optionalPackages } from './optional-packages.ts'
import { installApp } from './organisation/install-app.ts'
import { makeWorld } from './organisation/make-fake-github.ts'
import { BOTS, ORGANIZATION, PEOPLE, peopleShown, QUEUE_BOT, REPOSITORIES } from './organisation/people.ts'
import { readPolicy } from './organisation/read-policy.ts'
import { defaultPolicy } from './organisation/templates.ts'
import { withExampleCompany } from './organisation/with-example-company.ts'
import { newAppPage } from './pages/new-app-page.ts'
import { ownersPage } from './pages/owners-pages.ts'
import { assets } from './playground/assets.ts'
import { shellPage } from './playground/shell-page.ts'
import type { Records } from './records.ts'
import { ping, relay } from './relay.ts'
import { sandboxClock } from './sandbox-clock.ts'
import type { Sandbox, SandboxFacts, SandboxOptions } from './sandbox-facts.ts'
import { listen, type Respond } from './server.ts'
import type { Upstream } from './upstream.ts'

const WEBHOOK_PATH = '/api/github/webhooks'
/** Where the app's server says that it is up. */
const PING_PATH = '/ping'

/** The embedded GitHub, with the app on it unless told otherwise. Resolves once everything is up. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  await optionalPackages()
  // The app's processes load it while its GitHub is made.
  const load = () => (options.loadApp ?? loadApp)(options.appEntry ?? defaultAppEntry())
  const loading = Array.from({ length: options.app === 'none' ? 0 : (options.apps ?? 1) }, load)
  try {
    return await startAround(loading, load, options)
  } catch (error) {
    await Promise.all(loading.map((app) => app.drop()))
    throw error
  }
}

async function startAround(
  loading: readonly LoadingApp[],
  load: () => LoadingApp,
  options: SandboxOptions,
): Promise<Sandbox> {
  const privateKey = options.privateKey ?? (await newPrivateKey())
  const webhookSecret = randomBytes(20).toString('hex')
  const tokens = Object.fromEntries([...PEOPLE, ...BOTS, QUEUE_BOT].map((login) => [login, `ghp_sandbox_${login}`]))
  const isEmpty = options.company === 'empty'
  const there = () => (options.policyPath ? readFileSync(options.policyPath, 'utf8') : defaultPolicy())
  const given = isEmpty ? undefined : (options.policyText ?? there())
  // A template's placeholders are not adopted: the organisation of the sandbox has a name and a number.
  const policyText = given === undefined || options.adopt === false ? given : withExampleCompany(given)
  const policy = (options.readPolicy ?? readPolicy)(policyText ?? '', PEOPLE)
  const clock = sandboxClock()
  const drawn = faults(options.seed ?? 1)

  let fleet: AppFleet | undefined
  const target = () => options.webhookTarget ?? fleet?.nextTarget()
  const queue = deliveries({
    ...{ faults: drawn, clock, secret: webhookSecret, target },
    send: options.deliver ?? fetch,
  })

  let respond: Respond = async () => {
    throw new HttpError(503, 'The sandbox is starting')
  }
  const server = await listen(options.port ?? 0, (request) => respond(request))
  let upstream: Upstream | undefined
  const stop = async () => {
    queue.stop()
    if (fleet === undefined) await Promise.all(loading.map((app) => app.drop()))
    await fleet?.stop()
    await server.close()
    await upstream?.close()
  }

  try {
    const { url } = server
    const plan = options.plan ?? 'free'
    const { events, permissions, files, labels } = options
    const world = await makeWorld({
      url,
      plan,
      events,
      permissions,
      files,
      labels,
      policy,
      policyText,
      ownPolicy: options.ownPolicy,
      company: options.company ?? 'set-up',
      answeredBy: options.answeredBy ?? 'app',
      privateKey,
      webhookSecret,
      tokens,
      clock,
      deliveries: queue,
    })
    upstream = world.upstream
    const github = api(world, drawn, async () => fleet?.restart())
    const idle = () => untilIdle(github, queue, () => fleet)
    const { project, moods } = world.notes
    const { restrictions } = world
    const facts: SandboxFacts = {
      url,
      webhookUrl: options.webhookTarget ?? `${url}${WEBHOOK_PATH}`,
      org: ORGANIZATION,
      project: {
        number: world.notes.project.number,
        url: `${url}/orgs/${ORGANIZATION}/projects/${world.notes.project.number}`,
      },
      repos: {
        incidents: `${ORGANIZATION}/${REPOSITORIES.incidents}`,
        restricted: `${ORGANIZATION}/${REPOSITORIES.restricted}`,
        runbooks: `${ORGANIZATION}/${REPOSITORIES.runbooks}`,
      },
      tokens,
      app: { id: world.app.id, slug: world.app.slug, installationId: world.app.installationId },
      control: `${url}${CONTROL_PATH}`,
    }

    const outbox = callsOutbox(`${facts.control}/calls`)
    const configure = () => ({
      ...{ appId: world.app.id, privateKey, webhookSecret, baseUrl: url, port: 0 },
      ...{ nowOffset: clock.offsetOfApp(), log: options.log ?? 'error' },
      environment: { ...outbox.environment(policyText ?? ''), ...options.environment },
    })
    const start = async () => {
      if (options.app !== 'none') fleet = await startFleet(loading, load, configure)
    }
    const install = async () => {
      await installApp(world)
      await start()
    }

    let begun: Promise<void> | undefined
    /** GitHub's own app: nobody installs it, and it is there with the first repository. */
    const begins = () => (begun ??= install())

    let records: Records | 'not-yet' | undefined = options.records === undefined ? undefined : 'not-yet'
    const parts = () => ({
      ...{
        api: github,
        clock,
        project,
        moods,
        notes: world.notes,
        restrictions,
        limits: world.limits,
        stale: world.stale,
        install,
        secrets: () => ({ key: world.secretKey, stored: Object.fromEntries(world.notes.secrets) }),
        relocate: (wanted: { transfer: unknown; delete: unknown }) => relocate(world, wanted),
        arrive: ({ by, path, body }: Arriving) => arrive(github, url, tokens[by], path, body),
        writeOnPage: (wanted: Json) => writeOnPage(world, wanted),
        rename: (wanted: unknown) => renameRepository(world, wanted),
        handOver: (wanted: unknown) => handOver(world, wanted),
        removeAccount: (login: string) => removeAccount(world, login),
        renameAccount: (wanted: unknown) => renameAccount(world, wanted),
        reinstall: () => reinstall(world),
        resume: () => resume(world),
        // It is told as an act of an owner, as of whoever pushed what was found.
        raise: (wanted: Json) => raiseAlert(world, wanted, { kind: 'person', login: world.access.owner() }),
        runs: world.notes.workflowRuns,
        deliveries: queue,
        faults: drawn,
        fleet: () => fleet,
        idle,
        records,
        outbox,
      },
    })
    const shown = shellPage({ ...facts, locale: policy.locale, people: peopleShown() })

    respond = async (request) => {
      const { method, url: asked, headers } = request
      if (asked.pathname.startsWith(`${CONTROL_PATH}/`)) return control(parts(), method, asked, request.json())
      if (asked.pathname === WEBHOOK_PATH) return relay(request, target())
      if (asked.pathname === PING_PATH) return ping(target())
      const registering = newAppPage(world, request) ?? (await ownersPage(world, request, install))
      if (registering !== undefined) return registering
      const page = headers.authorization ? undefined : (assets(method, asked) ?? shown(method, asked, headers.accept))
      if (page !== undefined) return page
      const answer = await github.answer({
        method,
        url: asked,
        authorization: headers.authorization,
        json: request.json(),
      })
      if (options.answeredBy === 'actions' && world.repositories.length > 0) await begins()
      return answer
    }

    if (options.app !== 'none' && !isEmpty) {
      await start()
      if (policyText !== undefined && options.adopt !== false)
        await adoptPolicy(facts, policy.locale === 'en' ? 'en' : 'ja', idle, options.deliver ?? fetch)
      github.forget()
    }
    records = options.records?.(facts, () => clock.now(), { privateKey, webhookSecret })
    return { ...facts, secrets: { privateKey, webhookSecret }, idle, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** As any request of theirs: what GitHub refuses somebody on a page it refuses him by mail, too. */
async function arrive(github: Api, url: string, token: string | undefined, path: string, json: object): Promise<void> {
  const asked = { method: 'POST', url: new URL(path, url), authorization: `Bearer ${token}`, json }
  const { status, body } = await github.answer(asked)
  if (status >= 400) throw new HttpError(status, String(asObject(body).message))
}

/** Nothing waiting, nothing under way, the app at rest, and still so a moment later. */
async function untilIdle(github: Api, queue: Deliveries, fleet: () => AppFleet | undefined): Promise<void> {
  const QUIET_ROUNDS = 2
  for (let quiet = 0; quiet < QUIET_ROUNDS; ) {
    const before = queue.list().length + github.exchanges().length
    while (!queue.idle() || !github.idle()) await sleep(2)
    await fleet()?.idle()
    await sleep(1)
    const settled = queue.idle() && github.idle() && queue.list().length + github.exchanges().length === before
    quiet = settled ? quiet + 1 : 0
  }
}
