import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { actingUser, emit, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, invalid } from '../http-error.ts'
import { asText } from '../json.ts'
import { paginate } from '../paginate.ts'
import { type FrontRequest, ok, type Route, route } from '../route.ts'
import type { Review } from '../shapes.ts'
import { checkBody } from './issue-view.ts'
import { readPull } from './pull-view.ts'

export function reviewRoutes(world: FakeGitHub): Route[] {
  const { access, upstream } = world
  const pathOf = (request: FrontRequest) =>
    `/repos/${repositoryOf(world, request).full_name}/pulls/${request.params.number}/reviews`

  const tell = async (request: FrontRequest, action: 'submitted' | 'dismissed', review: Review) => {
    const repository = repositoryOf(world, request)
    const pull_request = await readPull(world, repository, request.params.number ?? '')
    // Webhooks write the state in small letters, the REST API in capitals.
    const shown = { ...review, state: review.state.toLowerCase() }
    emit(world, 'pull_request_review', request.actor, { action, review: shown, pull_request }, repository)
  }

  const submit = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('pull_requests', 'read'))
    checkBody('PullRequestReview', request.body.body)
    const pull = await readPull(world, repository, request.params.number ?? '')
    const event = asText(request.body.event)
    const own = pull.user.id === actingUser(world, request.actor).id
    if (own && event === 'APPROVE') throw unprocessable('Can not approve your own pull request')
    if (own && event === 'REQUEST_CHANGES') throw unprocessable('Can not request changes on your own pull request')
    if ((event === 'REQUEST_CHANGES' || event === 'COMMENT') && !asText(request.body.body)) {
      throw invalid('PullRequestReview', 'body', "body can't be blank")
    }
    const body = { ...request.body, commit_id: asText(request.body.commit_id) ?? pull.head.sha }
    const review = await upstream.write<Review>(identityOf(request.actor), 'POST', pathOf(request), body)
    const asked = pull.requested_reviewers.some((each) => each.id === review.user.id)
    if (asked && event) {
      const path = `/repos/${repository.full_name}/pulls/${pull.number}/requested_reviewers`
      await upstream.write(identityOf(request.actor), 'DELETE', path, { reviewers: [review.user.login] })
    }
    if (event) await tell(request, 'submitted', review)
    return ok(review)
  }

  const change = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    const dismissing = request.path.endsWith('/dismissals')
    access.require(request.actor, repository, writes('pull_requests', dismissing ? 'write' : 'read'))
    const changed = await upstream.write<Review>(identityOf(request.actor), request.method, request.path, request.body)
    await tell(request, dismissing ? 'dismissed' : 'submitted', changed)
    return ok(changed)
  }

  const reviews = '/repos/{owner}/{repo}/pulls/{number#}/reviews'
  return [
    route(`GET ${reviews}`, async (request) => {
      access.require(request.actor, repositoryOf(world, request), reads('pull_requests'))
      return paginate(world.url, request, await upstream.all<Review>(pathOf(request)))
    }),
    route(`GET ${reviews}/{id#}`, async (request) => {
      access.require(request.actor, repositoryOf(world, request), reads('pull_requests'))
      return ok(await upstream.get(`${pathOf(request)}/${request.params.id}`))
    }),
    route(`POST ${reviews}`, submit),
    route(`POST ${reviews}/{id#}/events`, change),
    route(`PUT ${reviews}/{id#}/dismissals`, change),
  ]
}

const unprocessable = (message: string) => new HttpError(422, 'Unprocessable Entity', { errors: [message] })
