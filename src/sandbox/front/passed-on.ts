import { reads } from '../access.ts'
import { identityOf } from '../actor.ts'
import { HttpError } from '../http-error.ts'
import { asObject, asText } from '../json.ts'
import { type FrontRequest, type Route, route } from '../route.ts'
import { repositoryOf, type World } from '../world.ts'

const READ_CONTENTS = [
  'contents',
  'contents/{path+}',
  'readme',
  'git/ref/{ref+}',
  'git/matching-refs/{ref+}',
  'git/commits/{sha}',
  'git/trees/{sha+}',
  'git/blobs/{sha}',
  'git/tags/{sha}',
  'branches',
  'branches/{branch+}',
  'commits',
  'commits/{ref+}',
  'compare/{range+}',
]

/** What emulate answers as GitHub would, once the front has let the asker in. */
export function passedOnRoutes(world: World): Route[] {
  const pass = async (request: FrontRequest) => {
    const query = request.query.size > 0 ? `?${request.query}` : ''
    const answer = await world.upstream.call({ kind: 'reader' }, 'GET', `${request.path}${query}`)
    if (answer.status >= 400) throw new HttpError(answer.status, asText(asObject(answer.json).message) ?? 'Not Found')
    return { status: answer.status, body: answer.json, headers: answer.link ? { link: answer.link } : {} }
  }

  const open = async (request: FrontRequest) => {
    identityOf(request.actor)
    return pass(request)
  }

  return [
    ...READ_CONTENTS.map((path) =>
      route(`GET /repos/{owner}/{repo}/${path}`, (request) => {
        world.access.require(request.actor, repositoryOf(world, request), reads('contents'))
        return pass(request)
      }),
    ),
    route('GET /orgs/{org}', open),
    route('GET /meta', open),
    route('GET /emojis', open),
    route('GET /versions', open),
  ]
}
