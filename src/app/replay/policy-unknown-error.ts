export class PolicyUnknownError extends Error {
  override name = 'PolicyUnknownError'
  readonly sha: string

  constructor(sha: string) {
    super(`The policy that judged these cases (blob ${sha}) is not to be had here: give its file with --recorded.`)
    this.sha = sha
  }
}
