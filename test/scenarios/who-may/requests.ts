import type { Company } from '../company.ts'
import { columnOf } from '../report.ts'
import type { Try } from './rows.ts'

/** A request as a person sends it to GitHub. */
export type Request = readonly [method: string, path: string, body: unknown]

/** Where it is tried: the case's repository, its issue, and the comment that is edited. */
export interface Target {
  place: string
  number: number
  comment: number
}

export type OnCase = Extract<
  Try,
  { door: 'comment' | 'edit' | 'report-edit' | 'label' | 'card' | 'closing' | 'reopening' }
>
const ON_CASES: readonly string[] = [
  ...(['comment', 'edit', 'report-edit', 'label', 'card', 'closing', 'reopening'] satisfies OnCase['door'][]),
]
/** Reports, approvals, merges and adoptions come to something else than a line that names who asked. */
export const isOnCase = (one: Try): one is OnCase => ON_CASES.includes(one.door)

/** A try as a request to GitHub's REST API, the same for whoever makes it. */
export async function requestOf(office: Company, { place, number, comment }: Target, one: OnCase): Promise<Request> {
  const issues = `/repos/${place}/issues`
  switch (one.door) {
    case 'comment':
      return ['POST', `${issues}/${number}/comments`, { body: one.text }]
    case 'edit':
      return ['PATCH', `${issues}/comments/${comment}`, { body: one.text }]
    case 'report-edit':
      return ['PATCH', `${issues}/${number}`, { body: one.text }]
    case 'label':
      return ['POST', `${issues}/${number}/labels`, { labels: [`phase: ${one.phase}`] }]
    case 'closing':
      return ['PATCH', `${issues}/${number}`, { state: 'closed', state_reason: one.as }]
    case 'reopening':
      return ['PATCH', `${issues}/${number}`, { state: 'open' }]
    case 'card':
      return cardMoved(office, number, columnOf(one.phase))
  }
}

/** On the board, which belongs to the organisation. */
async function cardMoved({ call, sandbox }: Company, number: number, column: string): Promise<Request> {
  const board = `/orgs/${sandbox.org}/projectsV2/${sandbox.project.number}`
  const [items, fields] = await Promise.all([
    call('admin', 'GET', `${board}/items?per_page=100`),
    call('admin', 'GET', `${board}/fields`),
  ])
  const item = (items.body as { id: number; content?: { number?: number } }[]).find(
    ({ content }) => content?.number === number,
  )
  const status = (
    fields.body as { id: number; name: string; options?: { id: string; name: { raw: string } }[] }[]
  ).find(({ name }) => name === 'Status')
  const value = status?.options?.find(({ name }) => name.raw === column)?.id
  if (item === undefined || status === undefined || value === undefined) throw new Error(`#${number} has no card`)
  return ['PATCH', `${board}/items/${item.id}`, { fields: [{ id: status.id, value }] }]
}
