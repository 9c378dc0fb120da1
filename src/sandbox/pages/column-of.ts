import type { FakeGitHub } from '../fake-github.ts'

/** The name of the board's column an issue's card is in. */
export function columnOf(world: FakeGitHub, repository: string, number: number): string | undefined {
  const { fields, items } = world.notes.project
  const status = fields.find((field) => field.name === 'Status')
  const item = items.find((each) => each.repository === repository && each.number === number)
  return status && item ? status.options.find((option) => option.id === item.values.get(status.id))?.name : undefined
}
