import type { FakeGitHub } from '../fake-github.ts'
import { contentOf } from '../front/project-items.ts'
import { columnOf } from './column-of.ts'
import { document, html } from './html.ts'

export async function boardPage(world: FakeGitHub): Promise<string> {
  const { fields, items, title } = world.notes.project
  const cards = await Promise.all(
    items.map(async (item) => ({
      column: columnOf(world, item.repository, item.number),
      issue: await contentOf(world, item),
    })),
  )
  const options = fields.find((field) => field.name === 'Status')?.options ?? []
  const columns = [undefined, ...options.map((option) => option.name)]
  const filled = columns.filter((name) => name !== undefined || cards.some((card) => card.column === undefined))
  return document(
    title,
    html`<div class="board">${filled.map((name) => {
      const inColumn = cards.filter((card) => card.column === name)
      return html`<div><strong>${name ?? 'No status'}</strong>${inColumn.map(
        ({ issue }) => html`<div class="card"><a href="${issue.html_url}">${issue.title}</a> #${issue.number}</div>`,
      )}</div>`
    })}</div>`,
  )
}
