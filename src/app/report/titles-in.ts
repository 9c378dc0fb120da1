import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import type { Issues, RepositoryName } from '../ports/github.ts'

/**
 * People's titles of the cases, by `repository#number`; of a case of which the register shows nothing, not its title
 * either (R8-2).
 */
export async function titlesIn(
  issues: Pick<Issues, 'list'>,
  repositories: readonly RepositoryName[],
  entries: readonly RegisterEntry[],
): Promise<ReadonlyMap<string, string>> {
  const shown = entries.filter(({ severity }) => severity !== undefined)
  const wanted = new Set(shown.map(({ repository, issue }) => `${repository}#${issue}`))
  const there = repositories.filter(({ name }) => shown.some(({ repository }) => repository === name))
  const seen = await Promise.all(
    there.map(async (repository) =>
      (await issues.list(repository, { state: 'all' })).map(
        ({ number, title }) => [`${repository.name}#${number}`, title] as const,
      ),
    ),
  )
  return new Map(seen.flat().filter(([at]) => wanted.has(at)))
}
