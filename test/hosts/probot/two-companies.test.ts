import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { type Intake, intake } from '../../../src/hosts/probot/intake.ts'
import { sealingFrom } from '../../../src/hosts/shared/sealing-from.ts'
import type { AppConfiguration } from '../../../src/sandbox/app-messages.ts'
import type { LoadingApp } from '../../../src/sandbox/app-running.ts'
import { type Company, company } from '../../scenarios/company.ts'
import { ownReport, report, STOLEN } from '../../scenarios/report.ts'
import { LOG, Octokit, signedInAs } from '../../support/app-inside.ts'
import { fetchHere } from '../../support/fetch-here.ts'

const silent = (): void => undefined
/** Of every embedded GitHub; the server knows each company by a number of its own. */
const THEIRS = 70_042

/**
 * One server for several companies, each on a GitHub of its own: names of owners, repositories and people, numbers of issues
 * and ids are the same in all of them, so whatever crossed over would be found.
 */
function oneServer() {
  const companies = new Map<number, AppConfiguration>()
  const held = new Set<number>()
  let isOver = false
  let work: Intake | undefined
  const asked: typeof fetch = (...request) => (isOver ? new Promise(silent) : fetchHere(...request))
  const asApp = (configuration: AppConfiguration, fetch: typeof globalThis.fetch) => {
    const { appId, privateKey, baseUrl } = configuration
    return new Octokit({ auth: { appId, privateKey }, baseUrl, log: LOG, request: { fetch } })
  }
  /** All installations, as GitHub lists them. */
  const listing: typeof fetch = async (to, options) => {
    const { pathname, search } = new URL(String(to))
    if (pathname !== '/app/installations') return asked(to, options)
    const all = await Promise.all(
      [...companies].map(async ([id, { baseUrl }]) => {
        const [one] = (await (await asked(`${baseUrl}${pathname}${search}`, options)).json()) as object[]
        return { ...one, id }
      }),
    )
    return Response.json(all)
  }
  const octokit = async (installation?: number) => {
    const [first] = companies.values()
    const own = installation === undefined ? first : companies.get(installation)
    if (own === undefined) throw new Error('No company yet')
    if (installation === undefined) return asApp(own, listing)
    return signedInAs(asApp(own, asked), THEIRS, { baseUrl: own.baseUrl, log: LOG, request: { fetch: asked } })
  }
  const serverOf = (configuration: AppConfiguration): Intake => {
    work ??= intake({
      ...{ octokit, texts: policyTexts(), environment: configuration.environment },
      sealing: sealingFrom({ privateKey: configuration.privateKey, previous: '', publicKeys: [] }),
      now: () => new Date(),
      awakeMs: () => 0,
      reached: silent,
      warn: silent,
      worked: silent,
    })
    return work
  }
  const run: LoadingApp['run'] = async (configuration) => {
    const installation = THEIRS + companies.size
    companies.set(installation, configuration)
    const server = serverOf(configuration)
    const listener = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      if (text !== '') {
        const payload = { ...(JSON.parse(text) as object), installation: { id: installation } }
        server.accept(String(request.headers['x-github-event']), payload, String(request.headers['x-github-delivery']))
      }
      response.end('ok')
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const end = async () => {
      isOver = true
      listener.closeAllConnections()
      await new Promise((closed) => listener.close(closed))
    }
    return {
      url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
      clock: async () => undefined,
      // Nobody waits for a company that GitHub makes wait.
      idle: () => (held.size > 0 ? sleep(1) : server.idle()),
      sweep: () => server.sweep(),
      ...{ kill: end, stop: end },
    }
  }
  return { held, loadApp: (): LoadingApp => ({ run, drop: async () => undefined }), sweep: () => work?.sweep() }
}

describe('R8-1 two companies on one server', () => {
  const server = oneServer()
  let one: Company
  let other: Company
  beforeAll(async () => {
    const options = { loadApp: server.loadApp, deliver: fetchHere }
    one = await company(options)
    other = await company(options)
  }, 240_000)
  afterAll(async () => {
    await one.stop()
    await other.stop()
  })

  const eventually = async (holds: () => Promise<boolean>) => {
    const until = Date.now() + 240_000
    while (!(await holds())) {
      if (Date.now() > until) throw new Error('It never came')
      await sleep(50)
    }
  }

  it('what one says stays with it: no word, line or card of it comes to the other', { timeout: 240_000 }, async () => {
    const secret = '甲社だけの言葉'
    const first = await one.as('reporter').report(report({ ...STOLEN, description: secret }))
    const second = await other.as('reporter').report(ownReport())
    expect(second).toBe(first)
    await one.as('responder').says(first, '/contain 回線から外した')
    await server.sweep()
    expect(await one.phase(first)).toBe('containment')
    expect(await other.phase(second)).toBe('reported')
    expect(JSON.stringify(await other.exchanges())).not.toContain(secret)
    expect(JSON.stringify(await one.exchanges())).toContain(secret)
    expect((await one.ledger(first)).length).toBeGreaterThan((await other.ledger(second)).length)
    expect((await one.verify()).findings).toEqual([])
    expect((await other.verify()).findings).toEqual([])
  })

  it('R4.2-4 while GitHub makes one wait, the other is answered, and has its round', { timeout: 500_000 }, async () => {
    const limited = {
      ...{ status: 403, done: false, headers: { 'retry-after': '3000' } },
      body: { message: 'You have exceeded a secondary rate limit.', documentation_url: 'https://docs.github.com/rest' },
    }
    const instead = ['GET', 'POST', 'PUT', 'PATCH'].map((method) => ({
      ...{ method, path: '^/(?!app/)', times: 1_000, ...limited },
    }))
    await one.control('POST', '/faults', { instead })
    server.held.add(THEIRS)
    await one.call('reporter', 'POST', `/repos/${one.sandbox.repos.incidents}/issues`, {
      ...{ title: 'Report', body: ownReport(), labels: ['hikeshi: incident'] },
    })
    await eventually(async () => (await one.exchanges()).some(({ status }) => status === 403))
    // Its round waits with it.
    void server.sweep()?.catch(silent)
    const sent = async () => (await one.exchanges()).filter(({ path }) => !path.startsWith('/app/')).length
    const asked = await sent()

    const made = await other.call('reporter', 'POST', `/repos/${other.sandbox.repos.incidents}/issues`, {
      ...{ title: 'Report', body: ownReport(), labels: ['hikeshi: incident'] },
    })
    const { number } = made.body as { number: number }
    await eventually(async () => (await other.answers(number)).length > 0)
    await other.control('POST', '/faults', { drop: 1 })
    await other.as('responder').comments(number, '/contain 電源を落とした')
    void server.sweep()?.catch(silent)
    await eventually(async () => (await other.phase(number)) === 'containment')
    expect(await sent()).toBe(asked)
    await one.control('POST', '/faults', {})
  })
})
