import type { Repository } from '../../../app/ports/ledger-store.ts'
import type { PlacesAhead } from '../client/places-ahead.ts'
import { type GitHubClient, statusOf } from './git-ledger-client.ts'
import { WORD_LABEL } from './word-label.ts'

const COLOUR = 'ededed'

/** The place where a round leaves word, for the one of a later process, of how far it has looked the records through. */
export interface WordOfRounds {
  /** No more than a text: anybody who may write can write there. */
  read(repository: Repository): Promise<string>
  write(repository: Repository, text: string): Promise<void>
}

/** In the description of a label: no request where a round asked for all labels, one to write, two for the first word. */
export function wordOfRounds(client: GitHubClient, ahead: Pick<PlacesAhead, 'take'>): WordOfRounds {
  return {
    async read(repository) {
      const told = ahead.take(repository, 'looked')?.told
      if (told !== undefined) return told
      try {
        const at = { owner: repository.owner, repo: repository.name, name: WORD_LABEL }
        return (await client.request('GET /repos/{owner}/{repo}/labels/{name}', at)).data.description ?? ''
      } catch (error) {
        if (statusOf(error) === 404) return ''
        throw error
      }
    },

    async write(repository, description) {
      const at = { owner: repository.owner, repo: repository.name, name: WORD_LABEL, description }
      try {
        await client.request('PATCH /repos/{owner}/{repo}/labels/{name}', at)
      } catch (error) {
        if (statusOf(error) !== 404) throw error
        await client.request('POST /repos/{owner}/{repo}/labels', { ...at, color: COLOUR })
      }
    },
  }
}
