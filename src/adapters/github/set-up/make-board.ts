import type { ViewWanted } from '../../../app/set-up/company/act.ts'
import type { GitHubApi } from '../client/client.ts'
import { SET_OPTIONS } from '../doctor/fixer.ts'
import { boardSettings } from '../graphql/board-settings.ts'
import { askGraphql } from '../graphql/document.ts'
import { CREATE_BOARD } from './board-views.ts'

/** A board of the organisation, private as every new one is. */
export async function makeBoard(client: GitHubApi, { org, title }: { org: string; title: string }): Promise<string> {
  const { data } = await client.request('GET /orgs/{org}', { org })
  const made = await askGraphql(client, CREATE_BOARD, { owner: data.node_id, title })
  return made.createProjectV2.projectV2.url
}

/** These columns and no other, on a board without a card; one that is there already keeps its id. */
export async function setColumns(
  client: GitHubApi,
  { org, project, field, options }: { org: string; project: number; field: string; options: readonly string[] },
): Promise<undefined> {
  const settings = await boardSettings(client, { org, project, field })
  const there = settings?.field?.options ?? []
  if (settings?.field === undefined) {
    await client.request('POST /orgs/{org}/projectsV2/{project_number}/fields', {
      ...{ org, project_number: project, name: field, data_type: 'single_select' as const },
      single_select_options: options.map((name) => ({ name, color: 'GRAY' as const, description: '' })),
    })
    return undefined
  }
  await askGraphql(client, SET_OPTIONS, {
    field: settings.field.id,
    options: options.map(
      (name) => there.find((option) => option.name === name) ?? { name, color: 'GRAY', description: '' },
    ),
  })
  return undefined
}

export async function makeView(
  client: GitHubApi,
  { org, project, view }: { org: string; project: number; view: ViewWanted },
): Promise<string> {
  const { data } = await client.request('POST /orgs/{org}/projectsV2/{project_number}/views', {
    ...{ org, project_number: project, ...view },
  })
  return data.html_url
}
