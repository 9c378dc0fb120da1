import type { Api } from '../github/api.ts'
import type { Repository } from '../github/shapes.ts'

/** A ref may hold slashes, and so may a path: of `hikeshi/plan/prevention/2.md` the branches say which is which. */
export async function splitRef(api: Api, repository: string, given: string): Promise<{ ref: string; path: string }> {
  // GitHub takes a branch by its whole name, too.
  const at = given.replace(/^refs\/heads\//, '')
  const { default_branch: usual } = await api.get<Repository>(`/repos/${repository}`)
  if (at === '') return { ref: usual, path: '' }
  const branches = await api.all<{ name: string }>(`/repos/${repository}/branches`)
  const names = branches.map(({ name }) => name).sort((one, other) => other.length - one.length)
  const branch = names.find((name) => at === name || at.startsWith(`${name}/`))
  const [first = ''] = at.split('/')
  const ref = branch ?? first
  return { ref: ref === 'HEAD' ? usual : ref, path: at.slice(ref.length + 1) }
}
