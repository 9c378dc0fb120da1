import { FACTS } from '../facts.ts'
import type { Api } from '../github/api.ts'
import type { Issue, ProjectField, ProjectItem } from '../github/shapes.ts'

export interface Card {
  item: number
  issue: Issue
  /** Id of the column's option; of none, empty. */
  column: string
}

export interface Board {
  field: number
  columns: readonly { id: string; name: string }[]
  cards: readonly Card[]
}

const path = `/orgs/${FACTS.org}/projectsV2/${FACTS.project.number}`

/** The board by GitHub's REST API: its one single-select field, and every card that the person may see. */
export async function readBoard(api: Api): Promise<Board> {
  const fields = await api.all<ProjectField>(`${path}/fields`)
  const status = fields.find(({ name }) => name === 'Status')
  const items = await api.all<ProjectItem>(`${path}/items?fields=${status?.id ?? 0}`)
  return {
    field: status?.id ?? 0,
    columns: (status?.options ?? []).map(({ id, name }) => ({ id, name: name.raw })),
    cards: items.flatMap(({ id, content, fields: values }) => {
      const value = values.find(({ name }) => name === 'Status')?.value
      return content === undefined ? [] : [{ item: id, issue: content, column: value?.id ?? '' }]
    }),
  }
}

export const moveCard = (api: Api, { field }: Board, card: Card, column: string): Promise<unknown> =>
  api.send('PATCH', `${path}/items/${card.item}`, { fields: [{ id: field, value: column }] })
