import { reads } from '../access.ts'
import { identityOf } from '../actor.ts'
import { type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { asObject, asText, isObject, type Json } from '../json.ts'
import { type FrontRequest, ok, type Route, route } from '../route.ts'
import { fromShortName } from './short-name.ts'
import { withSignature } from './signatures.ts'

const READ_CONTENTS = [
  'contents',
  'contents/{path+}',
  'readme',
  'git/ref/{ref+}',
  'git/matching-refs/{ref+}',
  'git/commits/{sha}',
  'git/blobs/{sha}',
  'git/tags/{sha}',
  'branches',
  'commits',
  'commits/{ref+}',
  'compare/{range+}',
]

/** Requests that emulate answers as GitHub would, once the front has let the asker in. */
export function passedOnRoutes(world: FakeGitHub): Route[] {
  const pass = async (request: FrontRequest) => {
    const ref = request.query.get('ref')
    const lagging = world.stale.of(`${request.path}@${ref?.replace(/^refs\/heads\//, '') ?? ''}`)
    if (lagging !== undefined) {
      if (lagging.status >= 400) throw new HttpError(lagging.status, 'Not Found')
      return { status: lagging.status, body: lagging.body }
    }
    if (ref !== null) request.query.set('ref', await fromShortName(world, repositoryOf(world, request), ref))
    const query = request.query.size > 0 ? `?${request.query}` : ''
    const answer = await world.upstream.call({ kind: 'reader' }, 'GET', `${request.path}${query}`)
    if (answer.status >= 400) throw new HttpError(answer.status, asText(asObject(answer.json).message) ?? 'Not Found')
    return { status: answer.status, body: shown(answer.json), headers: answer.link ? { link: answer.link } : {} }
  }
  const shown = (body: unknown) => (isCommit(body) ? withSignature(world, body) : body)

  const tree = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, reads('contents'))
    const name = await fromShortName(world, repository, request.params.sha ?? '')
    return pass({ ...request, path: `/repos/${repository.full_name}/git/trees/${encodeURIComponent(name)}` })
  }

  const open = async (request: FrontRequest) => {
    identityOf(request.actor)
    return pass(request)
  }

  /** emulate has nothing where GitHub leaves things out, and no plan. */
  const organization = async (request: FrontRequest) => {
    const { body, ...answer } = await open(request)
    const said = Object.entries(asObject(body)).filter(([, value]) => value !== null)
    const { actor } = request
    const isOwner = actor.kind === 'person' && world.access.isOwner(actor.login)
    const plan = { name: world.plan, space: 1, private_repos: 9_999, filled_seats: 8, seats: 10 }
    const more = {
      description: null,
      archived_at: null,
      ...(isOwner ? { plan, default_repository_permission: world.notes.basePermission } : {}),
    }
    return { ...answer, body: { ...Object.fromEntries(said), ...more } }
  }

  const changeOrganization = async (request: FrontRequest) => {
    world.access.requireOwner(request.actor)
    const wanted = request.body.default_repository_permission
    if (wanted === 'none' || wanted === 'read') world.notes.basePermission = wanted
    return organization(request)
  }

  /** GitHub shows the whole commit here, and how the branch is protected. */
  const branch = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, reads('contents'))
    const { body } = await pass(request)
    const { name, protected: isProtected, commit } = asObject(body)
    const at = `/repos/${repository.full_name}`
    const self = `${world.url}${request.path}`
    return ok({
      ...{ name, protected: isProtected === true, protection: { enabled: isProtected === true } },
      commit: await world.upstream.get<Json>(`${at}/commits/${asText(asObject(commit).sha)}`),
      _links: { self, html: `${world.url}/${repository.full_name}/tree/${asText(name)}` },
      protection_url: `${self}/protection`,
    })
  }

  return [
    route('GET /repos/{owner}/{repo}/branches/{branch+}', branch),
    ...READ_CONTENTS.map((path) =>
      route(`GET /repos/{owner}/{repo}/${path}`, (request) => {
        world.access.require(request.actor, repositoryOf(world, request), reads('contents'))
        return pass(request)
      }),
    ),
    route('GET /repos/{owner}/{repo}/git/trees/{sha+}', tree),
    route('GET /orgs/{org}', organization),
    route('PATCH /orgs/{org}', changeOrganization),
    route('GET /meta', async (request) => {
      const { body, ...answer } = await open(request)
      const isServer = world.notes.moods.projects === 'missing'
      return isServer
        ? { ...answer, body: { ...asObject(body), installed_version: SERVER_VERSION } }
        : { ...answer, body }
    }),
    route('GET /emojis', open),
    route('GET /versions', async () => ok(API_VERSIONS)),
  ]
}

/** https://docs.github.com/rest/about-the-rest-api/api-versions */
const API_VERSIONS = ['2022-11-28', '2026-03-10']
/** The last one whose description knows neither Projects nor sub-issues. */
const SERVER_VERSION = '3.19.2'

const isCommit = (body: unknown): body is Json & { sha: string } =>
  isObject(body) && 'parents' in body && 'commit' in body && typeof body.sha === 'string'
