import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Grounds, Made } from '../../../app/rehearsal/rehearsal-hands.ts'
import type { Outcome } from '../../../app/rehearsal/trial.ts'
import type { Account } from '../../../domain/case/case.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError } from '../client/github-error.ts'
import { undefinedOn404 } from '../doctor/if-permitted.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { makeRepository } from '../set-up/make-repository.ts'
import { GROUND, type Ground } from './ground-trials.ts'
import { isForbidden, refusedOutcome } from './refused-outcome.ts'

export interface GroundPlace {
  org: string
  viewer: Account
  /** The repository of the incidents: nothing is written there. */
  home: RepositoryName
  web: string
  /** Names the repository and the team; each run its own branch and files. */
  name: string
  run: string
  /** Says on GitHub what the two are: nothing else of that name is touched. */
  description: string
}

export class GroundTakenError extends Error {
  override name = 'GroundTakenError'
}

/** A private repository and a team of the rehearsal's own, by an owner's token. */
export function grounds(client: GitHubApi, place: GroundPlace): Grounds {
  const { org, name, description, viewer, web } = place
  const repository = { owner: org, name }
  const at = { owner: org, repo: name }
  const team = { org, team_slug: name }
  const made = new Map<'repository' | 'team', { at: string; remove(): Promise<unknown> }>()
  const ground: Ground = {
    ...{ client, repository, home: place.home, viewer, run: place.run, team: name, description },
    madeTeam: () =>
      void made.set('team', {
        at: `${web}/orgs/${org}/teams/${name}`,
        remove: () => client.request('DELETE /orgs/{org}/teams/{team_slug}', team),
      }),
  }

  const isTaken = (there: { description?: string | null | undefined } | undefined): boolean =>
    there !== undefined && there.description !== description
  /** GitHub leads on from the name that a repository had before: that one is another's by now. */
  const isElsewhere = (there: { full_name: string } | undefined): boolean =>
    there !== undefined && there.full_name.toLowerCase() !== `${org}/${name}`.toLowerCase()

  return {
    async prepare() {
      const [before, teamBefore] = await Promise.all([
        undefinedOn404(async () => (await client.request('GET /repos/{owner}/{repo}', at)).data),
        undefinedOn404(async () => (await client.request('GET /orgs/{org}/teams/{team_slug}', team)).data),
      ])
      if (isTaken(before) || isElsewhere(before) || isTaken(teamBefore)) throw new GroundTakenError(`${org}/${name}`)
      if (teamBefore !== undefined) await client.request('DELETE /orgs/{org}/teams/{team_slug}', team)
      made.set('repository', {
        at: `${web}/${org}/${name}`,
        remove: () => client.request('DELETE /repos/{owner}/{repo}', at),
      })
      try {
        if (before === undefined) await makeRepository(client, { repository, description })
        else if (before.archived) await client.request('PATCH /repos/{owner}/{repo}', { ...at, archived: false })
        return 'ready'
      } catch (error) {
        if (!(error instanceof GitHubError) || !isForbidden(error)) throw error
        if (before === undefined) made.delete('repository')
        return { refused: error.message }
      }
    },

    async tryOut(trial): Promise<Outcome> {
      try {
        return await GROUND[trial](ground)
      } catch (error) {
        const refused = refusedOutcome(error)
        if (refused === undefined) throw error
        return refused
      }
    },

    async clear() {
      const all = [...made].map(async ([what, { at: where, remove }]): Promise<readonly Made[]> => {
        try {
          await remove()
          return [{ what, at: where, isGone: true, why: undefined }]
        } catch (error) {
          // It was never made, or is gone by another hand.
          if (statusOf(error) === 404) return []
          return [{ what, at: where, isGone: false, why: error instanceof Error ? error.message : String(error) }]
        }
      })
      return (await Promise.all(all)).flat()
    },
  }
}
