import type { FakeGitHub } from '../fake-github.ts'
import type { Comparison, Repository } from '../shapes.ts'

export const compare = (world: FakeGitHub, repository: Repository, base: string, head: string): Promise<Comparison> =>
  world.upstream.get<Comparison>(`/repos/${repository.full_name}/compare/${base}...${head}`)
