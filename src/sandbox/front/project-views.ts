import { actingUser, type FakeGitHub } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { asText, type Json } from '../json.ts'
import { nodeId, type ProjectView } from '../notes.ts'
import { created, type FrontRequest, type Route, route } from '../route.ts'
import { onProject } from './projects.ts'

const LAYOUTS = ['table', 'board', 'roadmap'] as const

/** Views of the board. REST makes them, and GraphQL alone lists them. */
export function projectViewRoutes(world: FakeGitHub): Route[] {
  const { project } = world.notes

  const make = (request: FrontRequest) => {
    onProject(world, request, 'write')
    const { name, layout: wanted, filter, visible_fields: fields } = request.body
    const layout = LAYOUTS.find((each) => each === wanted)
    if (!asText(name) || layout === undefined) throw new HttpError(422, 'Validation Failed', { errors: [] })
    const id = world.notes.nextId()
    const view: ProjectView = {
      ...{ id, nodeId: nodeId('ProjectV2View', id), number: project.views.length + 1 },
      ...{ name: asText(name) ?? '', layout, filter: asText(filter) ?? null },
      visibleFields: Array.isArray(fields) ? fields.map(Number) : [],
      ...{ creator: actingUser(world, request.actor), createdAt: world.clock.stamp() },
    }
    project.views.push(view)
    return created(shown(view))
  }

  const shown = (view: ProjectView): Json => {
    const at = `${world.url}/orgs/${world.organization.login}`
    return {
      ...{ id: view.id, number: view.number, name: view.name, layout: view.layout, node_id: view.nodeId },
      project_url: `${at}/projectsV2/${project.number}`,
      html_url: `${at}/projects/${project.number}/views/${view.number}`,
      ...{ creator: view.creator, created_at: view.createdAt, updated_at: view.createdAt },
      ...{ filter: view.filter, visible_fields: view.visibleFields, sort_by: [], group_by: [], vertical_group_by: [] },
    }
  }

  return [route('POST /orgs/{org}/projectsV2/{project#}/views', make)]
}
