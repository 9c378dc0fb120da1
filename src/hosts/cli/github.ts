import { type GitHubApi, githubClient } from '../../adapters/github/client/client.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { octokitFromEnvironment, repositoryNamed } from './records.ts'

/** GitHub by the token of the environment. */
export const githubFromEnvironment = (): GitHubApi => githubClient({ octokit: octokitFromEnvironment() })

/** A repository that a command cannot do without. */
export function repositoryFrom(repo: string | undefined): RepositoryName {
  const repository = repositoryNamed(repo ?? '')
  if (repository === undefined)
    throw new ToldError({
      ja: '受付用リポジトリを --repo owner/name で指定してください',
      en: 'name the repository of the incidents: --repo owner/name',
    })
  return repository
}
