import type { FakeGitHub } from '../fake-github.ts'
import type { Repository } from '../shapes.ts'

/**
 * A short name stands for a commit where it is not a whole one: of a tag and a branch of one name git takes the tag.
 * Whether GitHub's REST API does so too nobody has seen; what is safe with the tag is safe with the branch.
 */
export async function fromShortName(world: FakeGitHub, { full_name }: Repository, name: string): Promise<string> {
  if (name === 'HEAD' || /^(?:refs|heads|tags)\/|^[0-9a-f]{40}$/.test(name)) return name
  const path = `/repos/${full_name}/git/ref/tags/${encodeURIComponent(name)}`
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', path)
  return answer.status === 200 ? `refs/tags/${name}` : name
}
