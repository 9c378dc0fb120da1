import { type FakeGitHub, same } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import type { ProjectField, ProjectItem, ProjectOption } from '../notes.ts'
import { connection, type Window } from './graphql-connection.ts'
import { makeOption } from './projects.ts'

/** The automations every new project has; the sandbox's are turned off, as the set-up asks, unless its control says so. */
const WORKFLOWS = ['Item closed', 'Pull request merged']

export function projectNode(world: FakeGitHub): Record<string, unknown> {
  const { project } = world.notes
  return {
    __typename: 'ProjectV2',
    id: project.nodeId,
    databaseId: project.id,
    number: project.number,
    title: project.title,
    closed: world.notes.moods.board === 'closed',
    public: project.public,
    url: `${world.url}/orgs/${world.organization.login}/projects/${project.number}`,
    field: ({ name }: { name: string }) => {
      const field = project.fields.find((each) => same(each.name, name))
      return field ? fieldNode(world, field) : null
    },
    fields: (window: Window) =>
      connection(
        project.fields.map((field) => fieldNode(world, field)),
        window,
      ),
    views: (window: Window) =>
      connection(
        project.views.map(({ id, nodeId, number, name, layout, filter, createdAt }) => ({
          ...{ id: nodeId, databaseId: id, number, name, layout: `${layout.toUpperCase()}_LAYOUT`, filter, createdAt },
        })),
        window,
      ),
    workflows: (window: Window) => {
      const nodes = WORKFLOWS.map((name, at) => ({
        id: `PWF_${at + 1}`,
        databaseId: at + 1,
        name,
        number: at + 1,
        enabled: project.automations.has(name),
      }))
      return connection(nodes, window)
    },
  }
}

function fieldNode(world: FakeGitHub, field: ProjectField) {
  const select = field.dataType === 'single_select'
  return {
    __typename: select ? 'ProjectV2SingleSelectField' : 'ProjectV2Field',
    id: field.nodeId,
    databaseId: field.id,
    name: field.name,
    dataType: field.dataType.toUpperCase(),
    project: () => projectNode(world),
    options: ({ names }: { names?: string[] }) => field.options.filter((each) => !names || names.includes(each.name)),
  }
}

export const itemNode = (world: FakeGitHub, item: ProjectItem, content: () => unknown) => ({
  __typename: 'ProjectV2Item',
  id: item.nodeId,
  databaseId: item.id,
  fullDatabaseId: String(item.id),
  updatedAt: world.clock.show(item.updatedAt),
  content,
  project: () => projectNode(world),
  fieldValueByName: ({ name: field }: { name: string }) => statusValue(world, item, field),
})

function statusValue(world: FakeGitHub, item: ProjectItem, name: string) {
  const field = world.notes.project.fields.find((each) => same(each.name, name))
  const option = field?.options.find((each) => each.id === item.values.get(field.id))
  if (!option) return null
  return {
    __typename: 'ProjectV2ItemFieldSingleSelectValue',
    id: `${item.nodeId}_${option.id}`,
    name: option.name,
    optionId: option.id,
  }
}

/** GitHub's columns of every new board. */
const FIRST_OPTIONS = ['Todo', 'In Progress', 'Done']

/** Makes the organisation's one board, as GitHub makes a new one: columns that nobody asked for, automations that move cards. */
export function makeProject(world: FakeGitHub, wanted: { ownerId: string; title: string; clientMutationId?: string }) {
  const { project } = world.notes
  if (wanted.ownerId !== world.organization.node_id)
    throw new HttpError(404, `Could not resolve to a node with the global id of '${wanted.ownerId}'`)
  if (project.made) throw new HttpError(422, 'The sandbox has one board')
  const options = FIRST_OPTIONS.map((name) => makeOption(world, { name }))
  Object.assign(project, { made: true, title: wanted.title, createdAt: world.clock.stamp() })
  for (const field of project.fields) if (field.name === 'Status') field.options = options
  for (const name of WORKFLOWS) project.automations.add(name)
  return { clientMutationId: wanted.clientMutationId ?? null, projectV2: projectNode(world) }
}

export type FieldUpdate = {
  fieldId: string
  name?: string
  singleSelectOptions?: (Omit<ProjectOption, 'id'> & { id?: string })[]
  clientMutationId?: string
}

/** Replaces a field's options: one named by its id stays and keeps its cards, all others are new. */
export function updateField(world: FakeGitHub, update: FieldUpdate) {
  const field = world.notes.project.fields.find((each) => each.nodeId === update.fieldId)
  if (!field) throw new HttpError(404, `Could not resolve to a node with the global id of '${update.fieldId}'`)
  if (update.name) field.name = update.name
  if (update.singleSelectOptions) {
    field.options = update.singleSelectOptions.map((wanted) => {
      const present = field.options.find((each) => each.id === wanted.id)
      if (wanted.id && !present) throw new HttpError(422, 'The single select option id does not exist')
      return present ? { ...wanted, id: present.id } : makeOption(world, wanted)
    })
    for (const item of world.notes.project.items) {
      if (!field.options.some((each) => each.id === item.values.get(field.id))) item.values.delete(field.id)
    }
  }
  field.updatedAt = world.clock.stamp()
  return { clientMutationId: update.clientMutationId ?? null, projectV2Field: fieldNode(world, field) }
}

export type FieldDeletion = { fieldId: string; clientMutationId?: string }

/** The field is gone from all cards; one that is made by its name is another one. */
export function deleteField(world: FakeGitHub, { fieldId, clientMutationId }: FieldDeletion) {
  const { project } = world.notes
  const field = project.fields.find(({ nodeId }) => nodeId === fieldId)
  if (!field) throw new HttpError(404, `Could not resolve to a node with the global id of '${fieldId}'`)
  project.fields = project.fields.filter((each) => each !== field)
  for (const item of project.items) item.values.delete(field.id)
  return { clientMutationId: clientMutationId ?? null, projectV2Field: fieldNode(world, field) }
}
