import { Octokit } from '@octokit/core'
import { githubClient } from '../../adapters/github/client/client.ts'
import { noReadings, parseCache } from '../../adapters/github/client/parse-cache.ts'
import { viewer } from '../../adapters/github/graphql/viewer.ts'
import { policyTexts } from '../../adapters/github/policy/policy-texts.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import type { Sealing } from '../../app/ports/sealing.ts'
import { beforeItEnds, compose, rulesFor } from '../shared/compose.ts'
import { repositoriesOf } from '../shared/installation.ts'
import { sealingFrom } from '../shared/sealing-from.ts'
import { BrokenWorldError } from './broken-world.ts'
import type { Inputs } from './inputs.ts'
import type { Fetch } from './light-fetch.ts'
import { PARSER_VERSION } from './reader.ts'
import type { Telling } from './speaker.ts'

const silent = () => undefined

export function octokitOf({ token, apiUrl }: Inputs, fetch: Fetch): Octokit {
  if (token === '') throw new BrokenWorldError('no-token')
  return new Octokit({
    ...{ auth: token, baseUrl: apiUrl, userAgent: 'hikeshi', request: { fetch } },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
}

export interface Connected {
  world: Ports
  sealing: Sealing
  /** Keeps what this run had to read, for the runs after it. */
  keep(): Promise<void>
}

/** The use cases on the real GitHub, by the token of this run. */
export async function connect(inputs: Inputs, octokit: Octokit, { speaker, warn }: Telling): Promise<Connected> {
  const now = () => new Date()
  const client = githubClient({ octokit })
  const self = viewer(client)
  const { baseUrl } = octokit.request.endpoint.DEFAULTS
  const rules = self.then((account) => rulesFor(account, baseUrl))
  const { key: privateKey, previousKey: previous } = inputs
  const sealing = sealingFrom({ privateKey, previous, publicKeys: [] })
  const kept =
    PARSER_VERSION === undefined ? noReadings : parseCache(client, { reader: PARSER_VERSION, rules, sealing })
  // A token by which nobody is known is told of where `self` is waited for.
  rules.catch(() => undefined)
  kept.begin(inputs.repository)
  const world = compose({
    ...{ octokit, sealing, now, warn, kept, texts: policyTexts(), policyFile: inputs.policyFile },
    self: await self,
    calling: { environment: process.env, beside: beforeItEnds },
    repositories: async (client) => {
      // A token of one repository, or of a person, sees no installation: then there is this repository alone.
      const all = await repositoriesOf(client).catch(() => [])
      return all.length === 0 ? [{ ...inputs.repository, id: 'not-told' as const }] : all
    },
  })
  const { policies, adoptions } = world
  const heard = <Found extends PolicyInForce | undefined>(found: Found): Found => {
    if (found !== undefined) speaker.heard(found.rules.locale)
    return found
  }
  return {
    keep: () => kept.keep(),
    sealing,
    world: {
      ...world,
      policies: {
        ...policies,
        // Most runs are about the repository that keeps the policy: no other need be looked at.
        of: async (repository) => heard((await adoptions.inForce(repository)) ?? (await policies.of(repository))),
        all: async () => (await policies.all()).map(heard),
      },
    },
  }
}
