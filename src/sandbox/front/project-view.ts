import { type FakeGitHub, userOf } from '../fake-github.ts'
import type { Json } from '../json.ts'
import type { Project, ProjectField, ProjectItem, ProjectOption } from '../notes.ts'
import { asAccount } from '../organisation/account.ts'

const rich = (raw: string) => ({ raw, html: raw.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') })

const viewOption = (option: ProjectOption): Json => ({
  id: option.id,
  name: rich(option.name),
  color: option.color,
  description: rich(option.description),
})

const projectUrl = (world: FakeGitHub): string =>
  `${world.url}/orgs/${world.organization.login}/projectsV2/${world.notes.project.number}`

export function viewProject(world: FakeGitHub, project: Project): Json {
  const owner = asAccount(world.url, world.organization)
  return {
    id: project.id,
    node_id: project.nodeId,
    owner,
    creator: userOf(world, 'admin'),
    title: project.title,
    description: null,
    public: project.public,
    closed_at: world.notes.moods.board === 'closed' ? project.createdAt : null,
    created_at: project.createdAt,
    updated_at: project.createdAt,
    number: project.number,
    short_description: null,
    deleted_at: null,
    deleted_by: null,
    state: world.notes.moods.board === 'closed' ? 'closed' : 'open',
    latest_status_update: null,
    is_template: false,
  }
}

export const viewField = (world: FakeGitHub, field: ProjectField): Json => ({
  id: field.id,
  node_id: field.nodeId,
  project_url: projectUrl(world),
  name: field.name,
  data_type: field.dataType,
  ...(field.dataType === 'single_select' ? { options: field.options.map(viewOption) } : {}),
  created_at: field.createdAt,
  updated_at: field.updatedAt,
})

/** The item alone, as the answer to adding one. */
export const viewItem = (world: FakeGitHub, item: ProjectItem): Json => ({
  id: item.id,
  node_id: item.nodeId,
  content_type: item.contentType,
  creator: item.creator,
  created_at: item.createdAt,
  updated_at: item.updatedAt,
  archived_at: null,
  project_url: projectUrl(world),
  item_url: `${projectUrl(world)}/items/${item.id}`,
})

/** The item with the fields asked for; GitHub shows the title alone where none is named. */
export function viewItemWithFields(
  world: FakeGitHub,
  item: ProjectItem,
  content: Json,
  wanted: readonly number[],
): Json {
  const { project } = world.notes
  const shown = project.fields.filter((field) =>
    wanted.length === 0 ? field.dataType === 'title' : wanted.includes(field.id),
  )
  const fields = shown.map((field) => ({
    id: field.id,
    name: field.name,
    data_type: field.dataType,
    value: field.dataType === 'title' ? rich(String(content.title)) : viewValue(field, item),
  }))
  return { ...viewItem(world, item), content, fields }
}

function viewValue(field: ProjectField, item: ProjectItem): unknown {
  const value = item.values.get(field.id) ?? null
  if (field.dataType !== 'single_select') return value
  const option = field.options.find((each) => each.id === value)
  return option ? viewOption(option) : null
}

/** The item as webhooks show it. */
export const hookItem = (world: FakeGitHub, item: ProjectItem, contentNodeId: string): Json => ({
  id: item.id,
  node_id: item.nodeId,
  project_node_id: world.notes.project.nodeId,
  content_node_id: contentNodeId,
  content_type: item.contentType,
  creator: item.creator,
  created_at: item.createdAt,
  updated_at: item.updatedAt,
  archived_at: null,
})
