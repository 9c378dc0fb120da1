import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { actingUser, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, invalid, notFound } from '../http-error.ts'
import { append, commentKey, issueKey, nodeId } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import { readIssue } from './issue-view.ts'
import { REACTIONS } from './reaction-summary.ts'

/** emulate has no reactions. */
export function reactionRoutes(world: FakeGitHub): Route[] {
  const { notes, access } = world

  const subjectOf = async (request: FrontRequest): Promise<string> => {
    const repository = repositoryOf(world, request)
    const { number, id } = request.params
    if (number) return issueKey(repository.full_name, (await readIssue(world, repository, number)).number)
    await world.upstream.get(`/repos/${repository.full_name}/issues/comments/${id}`)
    return commentKey(id ?? '')
  }

  const add = async (request: FrontRequest) => {
    access.require(request.actor, repositoryOf(world, request), writes('issues', 'read'))
    const subject = await subjectOf(request)
    const content = REACTIONS.find((each) => each === request.body.content)
    if (!content) throw invalid('Reaction', 'content', 'content is not a reaction')
    identityOf(request.actor)
    const user = actingUser(world, request.actor)
    const present = notes.reactions.get(subject)?.find((each) => each.content === content && each.user.id === user.id)
    if (present) return ok(present)
    const id = notes.nextId()
    const reaction = { id, node_id: nodeId('Reaction', id), user, content, created_at: world.clock.stamp() }
    append(notes.reactions, subject, reaction)
    return created(reaction)
  }

  const list = async (request: FrontRequest) => {
    access.require(request.actor, repositoryOf(world, request), reads('issues'))
    const content = request.query.get('content')
    const given = notes.reactions.get(await subjectOf(request)) ?? []
    return paginate(
      world.url,
      request,
      given.filter((each) => !content || each.content === content),
    )
  }

  const remove = async (request: FrontRequest) => {
    access.require(request.actor, repositoryOf(world, request), writes('issues', 'read'))
    const subject = await subjectOf(request)
    const given = notes.reactions.get(subject) ?? []
    const reaction = given.find((each) => each.id === Number(request.params.reaction))
    if (!reaction) throw notFound()
    if (reaction.user.id !== actingUser(world, request.actor).id) throw new HttpError(403, 'Forbidden')
    notes.reactions.set(
      subject,
      given.filter((each) => each !== reaction),
    )
    return noContent()
  }

  return ['/repos/{owner}/{repo}/issues/comments/{id#}', '/repos/{owner}/{repo}/issues/{number#}'].flatMap(
    (subject) => [
      route(`POST ${subject}/reactions`, add),
      route(`GET ${subject}/reactions`, list),
      route(`DELETE ${subject}/reactions/{reaction#}`, remove),
    ],
  )
}
