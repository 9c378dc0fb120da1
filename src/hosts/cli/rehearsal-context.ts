import { randomBytes } from 'node:crypto'
import { runsAsIn } from '../../adapters/files/set-up-on-github.ts'
import { inspection } from '../../adapters/github/doctor/inspection.ts'
import { viewer as viewerOf } from '../../adapters/github/graphql/viewer.ts'
import { policyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { drillHands } from '../../adapters/github/rehearsal/drill-hands.ts'
import { GroundTakenError, grounds } from '../../adapters/github/rehearsal/grounds.ts'
import { type RehearsalWords, rehearsalWords } from '../../adapters/messages/rehearsal-words.ts'
import { type DrillProcess, drillOf, REHEARSAL } from '../../app/rehearsal/rehearsal-drill.ts'
import type { Rehearsing } from '../../app/rehearsal/rehearse.ts'
import { rehearsedAt } from '../../app/rehearsal/rehearsed-mark.ts'
import type { TrialId } from '../../app/rehearsal/trial.ts'
import type { Account } from '../../domain/case/case.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { boardOptions } from '../../domain/screen/projection.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { compose } from '../shared/compose.ts'
import { apiOf, webOf } from '../shared/github-addresses.ts'
import { doctorPlace } from './doctor-place.ts'
import { waitUntil } from './wait-until.ts'

/** Of the repository and the team that a rehearsal makes and takes away. */
const NAME = 'hikeshi-rehearsal'
/** In one language, whoever runs it: by it a later run knows its own. */
export const DESCRIPTION = 'Made by "hikeshi rehearse"; it may be deleted'

export interface RehearsalContext {
  language: Language
  drill: DrillProcess
  viewer: Account
  name: string
  rehearsing(begins: (trial: TrialId) => void): Rehearsing
}

/** Wires a rehearsal to GitHub: the person's token acts, and records count where the app wrote them. */
export async function rehearsalContext(
  { org, incidents, app, wait }: { org: string; incidents: string; app?: string; wait: number },
  words: RehearsalWords,
): Promise<RehearsalContext> {
  const home = { owner: org, name: incidents }
  const place = await doctorPlace(home, app)
  const { client, octokit, self } = place
  const viewer = await viewerOf(client)
  if (viewer.id === self.id) throw new ToldError(words.say('need.app'))
  const ports = compose({
    ...{ octokit, self, texts: policyTexts(), now: () => new Date(), sealing: 'no-key', calling: 'nobody' },
    repositories: async () => [{ ...home, id: 'not-told' }],
    warn: () => undefined,
  })
  const inForce = await ports.policies.of(home)
  if (inForce === undefined) throw new ToldError(words.say('need.policy', { repository: `${org}/${incidents}` }))
  const drill = drillOf(inForce)
  if (drill === undefined) throw new ToldError(words.say('need.drill'))
  const eyes = inspection(place)
  const runsAs = await runsAsIn((path) => eyes.file(home, path))
  const { board, locale } = inForce.rules
  const onGitHub = await rehearsalWords(locale)
  const { GITHUB_API_URL, GHE_HOST } = process.env
  const ground = {
    ...{ org, viewer, home, name: NAME, description: DESCRIPTION, run: randomBytes(4).toString('hex') },
    web: webOf(GITHUB_API_URL ?? apiOf(GHE_HOST)),
  }
  const hands = drillHands(client, {
    ...{ repository: drill.repository, viewer, mark: REHEARSAL },
    isEnded: (comment) => rehearsedAt(comment) !== undefined,
    board: board === undefined ? undefined : { org, ...board, columns: boardOptions(inForce.rules) },
  })
  const own = grounds(client, ground)
  const prepare = () =>
    own.prepare().catch((error: unknown) => {
      throw error instanceof GroundTakenError
        ? new ToldError(words.say('refused.taken', { place: error.message }), { cause: error })
        : error
    })
  return {
    ...{ language: locale, drill, viewer, name: NAME },
    rehearsing: (begins) => ({
      ...{ ports, inForce, drill, viewer, hands, begins, say: onGitHub.say, hearsCards: runsAs === 'app' },
      grounds: { ...own, prepare },
      wait: (isSo) => waitUntil(isSo, wait * 1000),
    }),
  }
}
