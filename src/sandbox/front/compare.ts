import type { FakeGitHub } from '../fake-github.ts'
import type { Comparison, Repository } from '../shapes.ts'
import { withSignature } from './signatures.ts'

export async function compare(
  world: FakeGitHub,
  repository: Repository,
  base: string,
  head: string,
): Promise<Comparison> {
  const path = `/repos/${repository.full_name}/compare/${base}...${head}`
  const compared = await world.upstream.get<Comparison>(path)
  return { ...compared, commits: compared.commits.map((commit) => withSignature(world, commit)) }
}
