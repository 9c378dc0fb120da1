import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from './actor.ts'
import type { FakeGitHub } from './fake-github.ts'
import type { Faults, Meanwhile } from './faults.ts'
import { refuseSuspended } from './front/app.ts'
import { withoutGone } from './front/gone-accounts.ts'
import { refuseGone, relocate } from './front/relocate.ts'
import { byName, refuseRenamed } from './front/rename.ts'
import { apiRoutes } from './front/routes.ts'
import { HttpError, notFound } from './http-error.ts'
import { asObject } from './json.ts'
import { mutex } from './mutex.ts'
import { type Answer, type FrontRequest, match } from './route.ts'

/** A request of the app and its answer; bodies as JSON. */
export type Exchange = {
  method: string
  /** With its query. */
  path: string
  status: number
  requestBody: unknown
  responseBody: unknown
  /** Somebody asked for this very answer. */
  isPlanted: boolean
}

export type Api = {
  answer(request: { method: string; url: URL; authorization: string | undefined; json: unknown }): Promise<Answer>
  /** Everything the app has sent since the last `forget`, requests for tokens aside. */
  exchanges(): readonly Exchange[]
  forget(): void
  idle(): boolean
}

/** GitHub's API as the sandbox has it: who asks, what may go wrong on purpose, who answers. */
export function api(world: FakeGitHub, faults: Faults, kill: () => Promise<void>): Api {
  const routes = apiRoutes(world)
  // emulate reads before it awaits the body and writes after: two writes at once would both win.
  const oneAtATime = mutex()
  let log: Exchange[] = []
  let underWay = 0

  const find = (method: string, url: URL, json: unknown, actor: Actor) => {
    const path = pathOf(world, url)
    refuseRenamed(world, actor, method, path, url.search)
    if (method !== 'GET') refuseArchived(world, path)
    refuseWithoutIssues(world, path)
    refuseGone(world, path, url.search)
    if (world.notes.moods.projects === 'missing' && PROJECTS.test(path)) throw notFound()
    const found = match(routes, method, path)
    if (!found) throw notFound()
    const request: FrontRequest = {
      method,
      path,
      query: url.searchParams,
      params: found.params,
      body: asObject(json),
      json,
      actor,
    }
    return () => Promise.resolve(found.handler(request))
  }

  const perform = async (method: string, url: URL, json: unknown, actor: Actor): Promise<Answer> => {
    try {
      const handle = find(method, url, json, actor)
      return await (method === 'GET' ? handle() : oneAtATime(handle))
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return refusal(error)
    }
  }

  const performWithFaults = async (method: string, url: URL, json: unknown, actor: Actor): Promise<Answer> => {
    const fault = faults.forAnswer(method !== 'GET')
    if (fault.waitMs > 0) await sleep(fault.waitMs)
    const odd = faults.insteadOf(method, `${url.pathname}${url.search}`)
    if (odd !== undefined) {
      if (odd.done) await perform(method, url, json, actor)
      return { status: odd.status, body: odd.body, headers: odd.headers, isPlanted: true }
    }
    switch (fault.kind) {
      case 'none':
        return perform(method, url, json, actor)
      case 'fail':
        return refusal(new HttpError(502, 'Server Error'))
      case 'lose':
        await perform(method, url, json, actor)
        return refusal(new HttpError(502, 'Server Error'))
      case 'kill': {
        const answer = await perform(method, url, json, actor)
        await kill()
        return answer
      }
      case 'rate-limit': {
        const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
        return refusal(new HttpError(403, message, { headers: { 'retry-after': '1' } }))
      }
    }
  }

  const happen = async ({ by, method, path, body, transfer, delete: deletion }: Meanwhile): Promise<void> => {
    if (path !== '') await perform(method, new URL(path, world.url), body, { kind: 'person', login: by })
    await relocate(world, { transfer, delete: deletion })
  }

  const performLimited = async (method: string, url: URL, json: unknown, actor: Actor): Promise<Answer> => {
    try {
      if (actor.kind === 'installation') refuseSuspended(world)
      const left = world.limits.take(actor, method, url.pathname, json)
      const answer = await performWithFaults(method, url, json, actor)
      for (const act of faults.meanwhile()) await happen(act)
      return { ...answer, headers: { ...left, ...answer.headers } }
    } catch (error) {
      if (error instanceof HttpError) return refusal(error)
      throw error
    }
  }

  return {
    answer: async ({ method, url, authorization, json }) => {
      underWay++
      try {
        const actor = world.authenticator.authenticate(authorization)
        const isApp = actor.kind === 'installation' || actor.kind === 'app'
        const isToken = url.pathname.endsWith('/access_tokens')
        const isCounted = isApp && !isToken
        const answer = await (isCounted ? performLimited : perform)(method, url, json, actor)
        const body = withoutGone(world, world.clock.publish(answer.body), url.pathname.endsWith('/graphql'))
        if (isCounted) {
          const path = `${byName(world, url.pathname)}${url.search}`
          const isPlanted = answer.isPlanted === true
          log.push({ method, path, status: answer.status, requestBody: json, responseBody: body, isPlanted })
        }
        return { ...answer, body }
      } catch (error) {
        if (error instanceof HttpError) return refusal(error)
        return refusal(new HttpError(500, error instanceof Error ? error.message : 'Server Error'))
      } finally {
        underWay--
      }
    },
    exchanges: () => log,
    forget: () => {
      log = []
    },
    idle: () => underWay === 0,
  }
}

const PROJECTS = /^\/(?:orgs|users)\/[^/]+\/projectsV2(?:\/|$)/

const refusal = (error: HttpError): Answer => ({ status: error.status, body: error.body(), headers: error.headers })

/** Its settings are where an archived repository is taken up again, or deleted. */
function refuseArchived({ repositories, restrictions }: FakeGitHub, path: string): void {
  const [, fullName = '', name = '', below = ''] = /^\/repos\/([^/]+\/([^/]+))(.*)$/s.exec(path) ?? []
  const isArchived = repositories.find(({ full_name: each }) => each === fullName)?.archived === true
  restrictions.onWrite(name, isArchived && below !== '')
}

/** Where issues are switched off none is shown, written or listed; all are there again once they are switched on. */
function refuseWithoutIssues({ repositories }: FakeGitHub, path: string): void {
  const [, fullName = ''] = /^\/repos\/([^/]+\/[^/]+)\/issues(?:\/|$)/s.exec(path) ?? []
  const isOff = repositories.find(({ full_name: each }) => each === fullName)?.has_issues === false
  if (isOff) throw new HttpError(410, 'Issues are disabled for this repo')
}

const pathOf = (world: FakeGitHub, url: URL): string =>
  spellRepository(world, byName(world, url.pathname.replace(/^\/api\/v3/, '')))

/** GitHub does not mind how an owner or a repository is spelt; emulate does. */
function spellRepository(world: FakeGitHub, path: string): string {
  const [, owner = '', name = '', rest = ''] = /^\/repos\/([^/]+)\/([^/]+)(.*)$/s.exec(path) ?? []
  const wanted = `${owner}/${name}`.toLowerCase()
  const found = world.repositories.find((each) => each.full_name.toLowerCase() === wanted)
  return found ? `/repos/${found.full_name}${rest}` : path
}
