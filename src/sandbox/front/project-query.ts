import { type FakeGitHub, same } from '../fake-github.ts'
import type { ProjectItem } from '../notes.ts'
import type { Issue } from '../shapes.ts'

const TERM = /(-)?([\w-]+):("[^"]*"|\S+)|("[^"]*"|\S+)/g

/** The terms of GitHub's project filters that say which card is meant: repo, number, is, status, label, assignee, words. */
export function fitsQuery(world: FakeGitHub, query: string, item: ProjectItem, content: Issue): boolean {
  return [...query.matchAll(TERM)].every(([, minus, name, value, word]) => {
    if (word) return content.title.toLowerCase().includes(bare(word).toLowerCase())
    const holds = bare(value ?? '')
      .split(',')
      .some((each) => termHolds(world, name ?? '', each, item, content))
    return minus ? !holds : holds
  })
}

const bare = (text: string) => text.replace(/^"|"$/g, '')

function termHolds(world: FakeGitHub, name: string, value: string, item: ProjectItem, content: Issue): boolean {
  switch (name) {
    case 'repo':
      return same(item.repository, value)
    case 'number':
      return String(item.number) === value
    case 'is':
      return value === content.state || (value === 'issue') === (item.contentType === 'Issue')
    case 'label':
      return content.labels.some((label) => same(label.name, value))
    case 'assignee':
      return content.assignees.some((user) => same(user.login, value))
    default: {
      const field = world.notes.project.fields.find((each) => same(each.name.replace(/ /g, '-'), name))
      const option = field?.options.find((each) => each.id === item.values.get(field.id))
      return option !== undefined && same(option.name, value)
    }
  }
}
