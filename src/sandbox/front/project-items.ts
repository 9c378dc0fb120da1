import type { Actor } from '../actor.ts'
import { actingUser, emit, type FakeGitHub } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asNumber, asText, isObject, type Json } from '../json.ts'
import { issueKey, nodeId, type ProjectField, type ProjectItem, splitIssueKey } from '../notes.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Issue } from '../shapes.ts'
import { note } from './issue-diff.ts'
import { readIssue } from './issue-view.ts'
import { fitsQuery } from './project-query.ts'
import { hookItem, viewItem, viewItemWithFields } from './project-view.ts'
import { onProject } from './projects.ts'

export const contentOf = (world: FakeGitHub, item: ProjectItem): Promise<Issue> => {
  const repository = world.repositories.find((each) => each.full_name === item.repository)
  if (!repository) throw notFound()
  return readIssue(world, repository, item.number)
}

const repositoryId = (world: FakeGitHub, item: ProjectItem) =>
  world.repositories.find((each) => each.full_name === item.repository)

/** The board; emulate has none. */
export function projectItemRoutes(world: FakeGitHub): Route[] {
  const { notes } = world
  const { project } = notes

  const visible = (actor: Actor, item: ProjectItem) => {
    const repository = repositoryId(world, item)
    return repository !== undefined && world.access.canSee(actor, repository)
  }

  const itemOf = (request: FrontRequest): ProjectItem => {
    const item = project.items.find((each) => each.id === Number(request.params.item))
    if (!item || !visible(request.actor, item)) throw notFound()
    return item
  }

  const wantedFields = (request: FrontRequest) =>
    [...request.query.getAll('fields'), ...request.query.getAll('fields[]')]
      .flatMap((each) => each.split(','))
      .map(Number)

  const contentKey = (request: FrontRequest): string => {
    const { id, owner, repo, number } = request.body
    const named = asText(owner) && asText(repo) ? issueKey(`${owner}/${repo}`, asNumber(number) ?? 0) : undefined
    const key = asNumber(id) === undefined ? named : notes.issues.get(asNumber(id) ?? -1)
    if (!key) throw new HttpError(404, 'Could not resolve to a node with the given id')
    return key
  }

  const add = async (request: FrontRequest) => {
    onProject(world, request, 'write')
    const { type } = request.body
    if (type !== 'Issue' && type !== 'PullRequest') throw new HttpError(422, 'type must be Issue or PullRequest')
    const { repository, number } = splitIssueKey(contentKey(request))
    const present = project.items.find((each) => each.repository === repository && each.number === number)
    const id = notes.nextId()
    const at = world.clock.stamp()
    const item: ProjectItem = present ?? {
      id,
      nodeId: nodeId('ProjectV2Item', id),
      contentType: type,
      repository,
      number,
      creator: actingUser(world, request.actor),
      createdAt: at,
      updatedAt: at,
      values: new Map(),
    }
    if (!visible(request.actor, item)) throw notFound()
    const content = await contentOf(world, item)
    if (!present) {
      project.items.push(item)
      emit(world, 'projects_v2_item', request.actor, {
        action: 'created',
        projects_v2_item: hookItem(world, item, content.node_id),
      })
      note(world, request.actor, issueKey(repository, number), 'added_to_project_v2', {
        project_v2: { id: project.id, number: project.number, title: project.title },
      })
    }
    return created(viewItem(world, item))
  }

  const move = (actor: Actor, item: ProjectItem, content: Issue, field: ProjectField, value: unknown) => {
    const before = item.values.get(field.id)
    const optionOf = (id: unknown) => field.options.find((each) => each.id === id)
    if (value === null) item.values.delete(field.id)
    else if (field.dataType === 'single_select' && !optionOf(value)) {
      throw new HttpError(422, 'The single select option does not belong to the field')
    } else item.values.set(field.id, typeof value === 'number' ? value : String(value))
    const after = item.values.get(field.id)
    if (before === after) return
    item.updatedAt = world.clock.stamp()
    const shown = (id: unknown) => (field.dataType === 'single_select' ? (optionOf(id) ?? null) : (id ?? null))
    emit(world, 'projects_v2_item', actor, {
      action: 'edited',
      changes: {
        field_value: {
          field_node_id: field.nodeId,
          field_type: field.dataType,
          field_name: field.name,
          project_number: project.number,
          from: shown(before),
          to: shown(after),
        },
      },
      projects_v2_item: hookItem(world, item, content.node_id),
    })
    if (field.name === 'Status' && notes.moods.statusEvents === 'there') {
      note(world, actor, issueKey(item.repository, item.number), 'project_v2_item_status_changed', {
        project_v2: { id: project.id, node_id: project.nodeId, number: project.number, title: project.title },
        previous_status: optionOf(before)?.name ?? '',
        status: optionOf(after)?.name ?? '',
        was_automated: false,
      })
    }
  }

  const update = async (request: FrontRequest) => {
    onProject(world, request, 'write')
    const item = itemOf(request)
    const content = await contentOf(world, item)
    const updates = Array.isArray(request.body.fields) ? request.body.fields.filter(isObject) : []
    if (updates.length === 0) throw new HttpError(422, 'fields is missing')
    for (const { id, value } of updates) {
      const field = project.fields.find((each) => each.id === id)
      if (!field || field.dataType === 'title') throw new HttpError(422, 'The field does not exist or cannot be set')
      move(request.actor, item, content, field, value)
    }
    return ok(
      viewItemWithFields(
        world,
        item,
        content,
        updates.map((each) => Number(each.id)),
      ),
    )
  }

  const remove = async (request: FrontRequest) => {
    onProject(world, request, 'write')
    const item = itemOf(request)
    const content = await contentOf(world, item)
    project.items.splice(project.items.indexOf(item), 1)
    const projects_v2_item: Json = hookItem(world, item, content.node_id)
    emit(world, 'projects_v2_item', request.actor, { action: 'deleted', projects_v2_item })
    note(world, request.actor, issueKey(item.repository, item.number), 'removed_from_project_v2', {
      project_v2: { id: project.id, number: project.number, title: project.title },
    })
    return noContent()
  }

  const list = async (request: FrontRequest) => {
    onProject(world, request, 'read')
    const perPage = Math.min(100, Number(request.query.get('per_page') ?? 30) || 30)
    const seen = project.items.filter((each) => visible(request.actor, each))
    const after = Number(request.query.get('after') ?? 0)
    const found: Json[] = []
    for (const item of seen.filter((each) => each.id > after)) {
      const content = await contentOf(world, item)
      if (fitsQuery(world, request.query.get('q') ?? '', item, content)) {
        found.push(viewItemWithFields(world, item, content, wantedFields(request)))
      }
      if (found.length > perPage) break
    }
    const page = found.slice(0, perPage)
    const query = new URLSearchParams(request.query)
    query.set('after', String(page.at(-1)?.id ?? 0))
    const headers: Record<string, string> =
      found.length > perPage ? { link: `<${world.url}${request.path}?${query}>; rel="next"` } : {}
    return { status: 200, body: page, headers }
  }

  const items = '/orgs/{org}/projectsV2/{project#}/items'
  return [
    route(`GET ${items}`, list),
    route(`POST ${items}`, add),
    route(`GET ${items}/{item#}`, async (request) => {
      onProject(world, request, 'read')
      const item = itemOf(request)
      return ok(viewItemWithFields(world, item, await contentOf(world, item), wantedFields(request)))
    }),
    route(`PATCH ${items}/{item#}`, update),
    route(`DELETE ${items}/{item#}`, remove),
  ]
}
