import type { Actor } from '../actor.ts'
import { type FakeGitHub, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText, isObject } from '../json.ts'
import { nodeId, type ProjectField, type ProjectOption } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, ok, type Route, route } from '../route.ts'
import { viewField, viewProject } from './project-view.ts'

/** Throws unless the actor may read or write the organisation's one project and the request names it. */
export function onProject(world: FakeGitHub, request: FrontRequest, level: 'read' | 'write'): void {
  world.access.requireOrganization(request.actor, 'organization_projects', level)
  const number = request.params.project
  const isOurs = same(request.params.org ?? '', world.organization.login)
  if (!isOurs || (number !== undefined && !isBoard(world, request.actor, Number(number)))) throw notFound()
}

/** Whether the organisation has a board of this number, as far as this one is told. */
export const isBoard = (world: FakeGitHub, actor: Actor, number: number): boolean =>
  seesBoard(world, actor) && number === world.notes.project.number

/** GitHub names a board that somebody may not see no more than one that is not there. */
export const seesBoard = ({ notes: { project, moods } }: FakeGitHub, actor: Actor): boolean =>
  project.made && moods.board !== 'deleted' && !(moods.board === 'unseen' && actor.kind === 'installation')

export function makeOption(
  world: FakeGitHub,
  wanted: { name: string; color?: string; description?: string },
): ProjectOption {
  const id = world.notes.nextId().toString(16).padStart(8, '0')
  return { id, name: wanted.name, color: wanted.color ?? 'GRAY', description: wanted.description ?? '' }
}

export function projectRoutes(world: FakeGitHub): Route[] {
  const { project } = world.notes

  const addField = (request: FrontRequest) => {
    onProject(world, request, 'write')
    const name = asText(request.body.name)
    const dataType = asText(request.body.data_type)
    if (!name || !['text', 'number', 'date', 'single_select', 'iteration'].includes(dataType ?? '')) {
      throw new HttpError(422, 'name and data_type are needed')
    }
    if (project.fields.some((each) => same(each.name, name))) throw new HttpError(422, 'Name has already been taken')
    const options = Array.isArray(request.body.single_select_options)
      ? request.body.single_select_options.filter(isObject)
      : []
    const id = world.notes.nextId()
    const at = world.clock.stamp()
    const field: ProjectField = {
      id,
      nodeId: nodeId('ProjectV2Field', id),
      name,
      dataType: dataType ?? 'text',
      options: options.map((each) =>
        makeOption(world, {
          name: asText(each.name) ?? '',
          color: asText(each.color) ?? 'GRAY',
          description: asText(each.description) ?? '',
        }),
      ),
      createdAt: at,
      updatedAt: at,
    }
    project.fields.push(field)
    return created(viewField(world, field))
  }

  const projects = '/orgs/{org}/projectsV2'
  return [
    route(`GET ${projects}`, (request) => {
      onProject(world, request, 'read')
      const asked = request.query.get('q')?.toLowerCase() ?? ''
      const isShown =
        seesBoard(world, request.actor) && project.title.toLowerCase().includes(asked.replace(/^is:open /, ''))
      return paginate(world.url, request, isShown ? [viewProject(world, project)] : [])
    }),
    route(`GET ${projects}/{project#}`, (request) => {
      onProject(world, request, 'read')
      return ok(viewProject(world, project))
    }),
    route(`GET ${projects}/{project#}/fields`, (request) => {
      onProject(world, request, 'read')
      return paginate(
        world.url,
        request,
        project.fields.map((field) => viewField(world, field)),
      )
    }),
    route(`GET ${projects}/{project#}/fields/{field#}`, (request) => {
      onProject(world, request, 'read')
      const field = project.fields.find((each) => each.id === Number(request.params.field))
      if (!field) throw notFound()
      return ok(viewField(world, field))
    }),
    route(`POST ${projects}/{project#}/fields`, addField),
  ]
}
