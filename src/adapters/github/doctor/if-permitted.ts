import { type Observation, seen } from '../../../domain/doctor/facts.ts'
import { GitHubError } from '../client/github-error.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** A thing that GitHub does not let this token see is no error: it is said, with what it would take. */
export async function ifPermitted<Value>(needs: string, ask: () => Promise<Value>): Promise<Observation<Value>> {
  try {
    return seen(await ask())
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    switch (error.kind) {
      case 'unauthorised':
      case 'permission-missing':
        return { kind: 'unseen', needs: error.permission ?? needs }
      // A place that this token may not even know of looks like one that is not there.
      case 'not-found':
      case 'gone':
      case 'moved':
      case 'not-installed':
      case 'archived':
      case 'locked':
      case 'rule':
      case 'secret':
      case 'refused':
        return { kind: 'unseen', needs }
      case 'rate-limited':
      case 'unreachable':
        throw error
    }
  }
}

/** Undefined where GitHub says that there is no such thing. */
export async function undefinedOn404<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
