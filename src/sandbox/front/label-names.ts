import { type FakeGitHub, same } from '../fake-github.ts'
import { invalid } from '../http-error.ts'
import { isObject } from '../json.ts'
import type { Label, Repository } from '../shapes.ts'

const LONGEST_NAME = 50

export const labelsOf = (world: FakeGitHub, repository: Repository): Promise<Label[]> =>
  world.upstream.all<Label>(`/repos/${repository.full_name}/labels`)

/** emulate tells `Bug` from `bug`; GitHub does not: names are sent in the spelling the repository has. */
export async function spellLabels(world: FakeGitHub, repository: Repository, wanted: unknown): Promise<string[]> {
  if (!Array.isArray(wanted)) throw invalid('Label', 'labels', 'labels is not a list')
  const present = await labelsOf(world, repository)
  const names = wanted.map((each) => {
    const name = isObject(each) ? each.name : each
    if (typeof name !== 'string' || name.trim() === '') throw invalid('Label', 'name', 'name is missing')
    if (name.length > LONGEST_NAME)
      throw invalid('Label', 'name', `name is too long (maximum is ${LONGEST_NAME} characters)`)
    return present.find((label) => same(label.name, name))?.name ?? name
  })
  return names.filter((name, at) => names.findIndex((each) => same(each, name)) === at)
}
