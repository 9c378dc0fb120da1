import { type RepositoryRole, reads } from '../access.ts'
import type { Actor } from '../actor.ts'
import { type FakeGitHub, repositoryOf, same, userOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import { paginate } from '../paginate.ts'
import { ruleIn } from '../restrictions.ts'
import { type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Repository } from '../shapes.ts'
import { roleNamed } from './repository-roles.ts'

const PERMISSION: Record<RepositoryRole, string> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
}

export function repositoryRoutes(world: FakeGitHub): Route[] {
  const { access } = world

  const view = (actor: Actor, repository: Repository) => {
    const may = (role: RepositoryRole) => actor.kind === 'person' && access.has(actor, repository, role)
    const permissions = {
      admin: may('admin'),
      maintain: may('maintain'),
      push: may('write'),
      triage: may('triage'),
      pull: may('read'),
    }
    return { ...repository, permissions }
  }

  const permissionOf = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, reads('metadata'))
    const user = userOf(world, request.params.login ?? '')
    const role = access.roleOf(user.login, repository.full_name)
    return ok({ permission: PERMISSION[role], role_name: role, user: { ...user, role_name: role } })
  }

  const setCollaborator = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, { permission: 'administration', level: 'write', role: 'admin' })
    const user = userOf(world, request.params.login ?? '')
    const role = roleNamed(asText(request.body.permission) ?? 'push')
    if (request.method === 'PUT' && !role) throw new HttpError(422, 'permission is not a role')
    access.grant(user.login, repository.full_name, request.method === 'PUT' ? (role ?? 'read') : 'none')
    return noContent()
  }

  const administered = (request: FrontRequest, level: 'read' | 'write'): Repository => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, { permission: 'administration', level, role: 'admin' })
    return repository
  }

  const changeSettings = (request: FrontRequest) => {
    const repository = administered(request, 'write')
    const { private: closed, archived, has_issues: issues } = request.body
    if (typeof closed === 'boolean')
      Object.assign(repository, { private: closed, visibility: closed ? 'private' : 'public' })
    if (typeof archived === 'boolean') Object.assign(repository, { archived })
    if (typeof issues === 'boolean') Object.assign(repository, { has_issues: issues })
    return ok({ ...view(request.actor, repository), network_count: 0, subscribers_count: 0 })
  }

  const setWorkflowPermissions = (request: FrontRequest) => {
    const { full_name } = administered(request, 'write')
    const { actionsMayOpenPulls } = world.notes
    if (request.body.can_approve_pull_request_reviews === true && !actionsMayOpenPulls)
      throw new HttpError(409, 'The organization does not allow GitHub Actions to create or approve pull requests')
    if (request.body.can_approve_pull_request_reviews === true) world.notes.actionsOpenPulls.add(full_name)
    if (request.body.can_approve_pull_request_reviews === false) world.notes.actionsOpenPulls.delete(full_name)
    return noContent()
  }

  const collaborators = '/repos/{owner}/{repo}/collaborators'
  const workflowPermissions = '/repos/{owner}/{repo}/actions/permissions/workflow'
  return [
    route('GET /repos/{owner}/{repo}/rules/branches/{branch+}', (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('metadata'))
      const kinds = world.restrictions.settings().rules[request.params.branch ?? ''] ?? []
      const of = { ruleset_source_type: 'Repository', ruleset_source: repository.full_name, ruleset_id: 1 }
      const review = {
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: 1,
        required_review_thread_resolution: false,
      }
      return paginate(
        world.url,
        request,
        kinds.map((named) => {
          const { type, pattern } = ruleIn(named)
          const match = { name: '', negate: false, operator: 'regex', pattern }
          const parameters = type === 'pull_request' ? review : type === 'commit_message_pattern' ? match : undefined
          return { type, ...of, ...(parameters && { parameters }) }
        }),
      )
    }),
    route('GET /repos/{owner}/{repo}', (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('metadata'))
      return ok({ ...view(request.actor, repository), network_count: 0, subscribers_count: 0 })
    }),
    route('PATCH /repos/{owner}/{repo}', changeSettings),
    route('GET /orgs/{org}/actions/permissions/workflow', (request) => {
      if (!same(request.params.org ?? '', world.organization.login)) throw notFound()
      access.requireOwner(request.actor)
      return ok({
        default_workflow_permissions: 'read',
        can_approve_pull_request_reviews: world.notes.actionsMayOpenPulls,
      })
    }),
    route(`GET ${workflowPermissions}`, (request) => {
      const { full_name } = administered(request, 'read')
      return ok({
        default_workflow_permissions: 'read',
        can_approve_pull_request_reviews: world.notes.actionsOpenPulls.has(full_name),
      })
    }),
    route(`PUT ${workflowPermissions}`, setWorkflowPermissions),
    route('GET /orgs/{org}/repos', (request) => {
      if (!same(request.params.org ?? '', world.organization.login)) throw notFound()
      const seen = world.repositories.filter((each) => access.canSee(request.actor, each))
      return paginate(
        world.url,
        request,
        seen.map((each) => view(request.actor, each)),
      )
    }),
    route('GET /user/repos', (request) => {
      const seen = world.repositories.filter((each) => access.canSee(request.actor, each))
      return paginate(
        world.url,
        request,
        seen.map((each) => view(request.actor, each)),
      )
    }),
    route(`GET ${collaborators}`, (request) => {
      const repository = repositoryOf(world, request)
      // "The authenticated user must have write, maintain, or admin privileges".
      access.require(request.actor, repository, { ...reads('metadata'), role: 'write' })
      const affiliation = request.query.get('affiliation')
      const permission = request.query.get('permission')
      const asked = [...world.users.values()].filter(
        ({ login }) => affiliation !== 'outside' || !access.isMember(login),
      )
      const users = asked.map((user) => ({ ...user, role_name: access.roleOf(user.login, repository.full_name) }))
      return paginate(
        world.url,
        request,
        users.filter(({ role_name: role }) => (permission === null ? role !== 'none' : role === permission)),
      )
    }),
    route(`GET ${collaborators}/{login}`, (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('metadata'))
      if (access.roleOf(request.params.login ?? '', repository.full_name) === 'none') throw notFound()
      return noContent()
    }),
    route(`GET ${collaborators}/{login}/permission`, permissionOf),
    route(`PUT ${collaborators}/{login}`, setCollaborator),
    route(`DELETE ${collaborators}/{login}`, setCollaborator),
  ]
}
