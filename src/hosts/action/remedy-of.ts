import { GitHubError } from '../../adapters/github/client/github-error.ts'

const LATER =
  'Nothing is lost: the next run on this issue, or the next sweep, handles it. To hurry it, run this job again.'

/** The remedy where a run broke off. */
export function remedyOf(failure: unknown): string {
  if (!(failure instanceof GitHubError)) return LATER
  switch (failure.kind) {
    case 'unauthorised':
      return 'Pass a token that is still valid: leave the input "token" out for GITHUB_TOKEN, or make one with actions/create-github-app-token in the step before.'
    case 'permission-missing':
      return 'Add the permission to "permissions:" of the job (GITHUB_TOKEN), or grant it to the GitHub App and accept it for the installation, then run this job again.'
    case 'not-found':
      return 'See that the repository is there and that the token reaches it: GITHUB_TOKEN reaches its own repository alone, an app those that it is installed on.'
    case 'archived':
      return 'Unarchive the repository in its settings, or move its cases to one that is not archived; until then nothing can be recorded there.'
    case 'locked':
      return 'Unlock the conversation on the issue: on a locked one only people with write access may comment.'
    case 'rate-limited':
    case 'unreachable':
    case 'refused':
      return LATER
  }
}
