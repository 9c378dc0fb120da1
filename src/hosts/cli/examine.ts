import { findForms, runsAsIn } from '../../adapters/files/set-up-on-github.ts'
import { GitHubError } from '../../adapters/github/client/github-error.ts'
import { fixer } from '../../adapters/github/doctor/fixer.ts'
import { inspection } from '../../adapters/github/doctor/inspection.ts'
import { policyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { type LookedAt, look } from '../../app/doctor/look.ts'
import { mend } from '../../app/doctor/mend.ts'
import { testCalls } from '../../app/doctor/test-calls.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { lastRehearsal } from '../../app/rehearsal/rehearsed-mark.ts'
import { type DoctorFinding, risksCards } from '../../domain/doctor/doctor-finding.ts'
import { ifSeen, type SetUpFacts } from '../../domain/doctor/facts.ts'
import { judgeSetUp } from '../../domain/doctor/judge-set-up.ts'
import { adoptionFindings } from '../../domain/doctor/rules/adoption.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { beforeItEnds, compose } from '../shared/compose.ts'
import type { DoctorPlace } from './doctor-place.ts'

export interface Examined {
  findings: readonly DoctorFinding[]
  mended: number
  failed: readonly string[]
  language: Language | 'no-policy'
  /** The versions that were met. */
  github: GitHubMet
  /** When a rehearsal ended last. */
  rehearsed: string | 'never' | 'unseen'
}

/** The acts beside looking: `fix` puts right what can be and looks again, `call` sends a test call by every channel. */
interface Doing {
  fix: false | AgreesToRisk
  call: boolean
}

/** Asked once, before anything is changed, whether options of the board may be; `refusal`: the words where not. */
export interface AgreesToRisk {
  agrees(options: string, language: Language): Promise<boolean>
  refusal(options: string, language: Language): Promise<string>
}

/** Compares GitHub with what the policy needs. */
export async function examine(place: DoctorPlace, { fix, call }: Doing): Promise<Examined> {
  const { home, octokit, self } = place
  const world = compose({
    sealing: 'no-key',
    calling: call ? { environment: process.env, beside: beforeItEnds } : 'nobody',
    ...{ octokit, self, texts: policyTexts(), now: () => new Date() },
    repositories: async () => [{ ...home, id: 'not-told' }],
    // The findings say it.
    warn: () => undefined,
  })
  const { adoption, policy, inForce } = await adoptionOf(world, place)
  // Of a policy that nobody can read nothing else can be judged.
  if (policy === undefined)
    return {
      findings: adoptionFindings({ adoption }),
      ...{ mended: 0, failed: [], language: 'no-policy', github: 'not-looked', rehearsed: 'never' },
    }
  const eyes = inspection(place)
  const runsAs = await runsAsIn((path) => eyes.file(home, path))
  const at = (): LookedAt => ({
    ...{ now: new Date().toISOString(), home, policy, adoption, runsAs, formsOf: findForms },
  })
  const facts = await look(eyes, at())
  const first = judgeSetUp(facts)
  const failed: string[] = []
  const owner = { policy, owner: home.owner }
  const risky = first.filter(({ mend: how }) => how !== undefined && risksCards(how))
  const options = [...new Set(risky.map(({ params: { option = '' } }) => option))].join(', ')
  const mayAll = fix !== false && (risky.length === 0 || (await fix.agrees(options, policy.locale)))
  if (fix !== false && !mayAll) failed.push(await fix.refusal(options, policy.locale))
  const mended = fix
    ? await mend(fixer(place.client), owner, mayAll ? first : first.filter((one) => !risky.includes(one)), (error) =>
        failed.push(error instanceof Error ? error.message : String(error)),
      )
    : 0
  // A mended finding is looked at again: only GitHub knows whether it is.
  const findings = mended === 0 ? first : judgeSetUp(await look(inspection(place), at()))
  const called = call ? await testCalls(world, { rules: policy, sha: adoption.inForce ?? '', home, pins: {} }) : []
  const isBroken = ({ severity }: DoctorFinding) => severity === 'error'
  const all = [...called, ...findings]
  return {
    findings: [...all.filter(isBroken), ...all.filter((one) => !isBroken(one))],
    mended,
    failed,
    language: policy.locale,
    github: githubSeen(facts),
    rehearsed: inForce === undefined ? 'never' : await rehearsedIn(world, inForce),
  }
}

type GitHubMet = 'not-looked' | { spoken: string; taken: readonly string[] | undefined; server: string | undefined }

const githubSeen = ({ api, serverVersion }: SetUpFacts): GitHubMet => ({
  ...{ spoken: api.spoken, taken: ifSeen(api.taken), server: ifSeen(serverVersion) },
})

async function rehearsedIn(world: Ports, inForce: PolicyInForce): Promise<Examined['rehearsed']> {
  try {
    return (await lastRehearsal(world, inForce)) ?? 'never'
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return 'unseen'
  }
}

/** The policy that counts; before the first adoption the one that is to be adopted. */
async function adoptionOf({ adoptions }: Ports, { home }: DoctorPlace) {
  const [inForce, candidate] = await Promise.all([adoptions.inForce(home), adoptions.candidate(home)])
  const { file } = adoptions
  const problems = candidate === undefined ? [] : await adoptions.prove(candidate)
  return {
    inForce,
    policy: inForce?.rules ?? candidate?.policy,
    adoption: { file, inForce: inForce?.sha, there: candidate?.sha, problems: problems.length },
  }
}
