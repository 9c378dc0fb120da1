import { Command, Option } from 'commander'
import { findForms, runsAsIn } from '../../../adapters/files/set-up-on-github.ts'
import { fixer } from '../../../adapters/github/doctor/fixer.ts'
import { inspection } from '../../../adapters/github/doctor/inspection.ts'
import { policyTexts } from '../../../adapters/github/policy/policy-texts.ts'
import { type DoctorWords, doctorWords } from '../../../adapters/messages/doctor-words.ts'
import { type LookedAt, look } from '../../../app/doctor/look.ts'
import { mend } from '../../../app/doctor/mend.ts'
import { testCalls } from '../../../app/doctor/test-calls.ts'
import type { Ports } from '../../../app/ports/ports.ts'
import type { DoctorFinding } from '../../../domain/doctor/doctor-finding.ts'
import { judgeSetUp } from '../../../domain/doctor/judge-set-up.ts'
import { adoptionFindings } from '../../../domain/doctor/rules/adoption.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { beforeItEnds, compose } from '../../shared/compose.ts'
import { type DoctorPlace, doctorPlace } from '../doctor-place.ts'
import { EXIT } from '../exit.ts'
import { repositoryFrom } from '../github.ts'

interface Options {
  repo: string
  app?: string
  fix?: boolean
  call?: boolean
  locale?: Language
  json?: boolean
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('compares GitHub with what the policy needs: each finding with its remedy')
    .requiredOption(
      '--repo <owner/name>',
      "the repository of the incidents (an owner's token in GITHUB_TOKEN; for the app's own settings APP_ID and PRIVATE_KEY)",
    )
    .option(
      '--app <slug>',
      'slug of the GitHub App, where only a token is given (github-actions in one-repository mode)',
    )
    .option('--call', 'sends a test call by every channel of the policy (addresses and secrets in HIKESHI_CALL_...)')
    .option('--fix', 'makes labels, the field and options of the board, and what else GitHub lets be made')
    .addOption(new Option('--locale <language>', "language of the findings (default: the policy's)").choices(LANGUAGES))
    .option('--json', 'one JSON document on stdout')
    .action(doctor)
}

interface Result {
  findings: readonly DoctorFinding[]
  mended: number
  failed: readonly string[]
  language: Language
}

async function doctor({ repo, app, fix = false, call = false, locale, json = false }: Options): Promise<void> {
  const place = await doctorPlace(repositoryFrom(repo), app)
  const result = await examine(place, { fix, call })
  const words = await doctorWords(locale ?? result.language)
  process.stdout.write(json ? `${JSON.stringify(asData(result, words))}\n` : asText(result, words))
  if (result.findings.some(({ level }) => level === 'broken')) process.exitCode = EXIT.findings
}

async function examine(place: DoctorPlace, { fix, call }: { fix: boolean; call: boolean }): Promise<Result> {
  const { home, octokit, self } = place
  const notes: string[] = []
  const world = compose({
    sealing: 'no-key',
    calling: call ? { environment: process.env, beside: beforeItEnds } : 'nobody',
    ...{ octokit, self, texts: policyTexts(), now: () => new Date() },
    repositories: async () => [home],
    warn: (error, message) => notes.push(error instanceof Error ? `${message}: ${error.message}` : message),
  })
  const { adoption, policy } = await adoptionOf(world, place)
  // Of a policy that nobody can read nothing else can be judged.
  if (policy === undefined) return { findings: adoptionFindings({ adoption }), mended: 0, failed: [], language: 'en' }
  const eyes = inspection(place)
  const runsAs = await runsAsIn((path) => eyes.file(home, path))
  const at = (): LookedAt => ({
    ...{ now: new Date().toISOString(), home, policy, adoption, runsAs, formsOf: findForms },
  })
  const first = judgeSetUp(await look(eyes, at()))
  const failed: string[] = []
  const owner = { policy, owner: home.owner }
  const mended = fix
    ? await mend(fixer(place.client), owner, first, (error) =>
        failed.push(error instanceof Error ? error.message : String(error)),
      )
    : 0
  // What was mended is looked at again: only GitHub knows whether it is.
  const findings = mended === 0 ? first : judgeSetUp(await look(inspection(place), at()))
  const called = call ? await testCalls(world, { rules: policy, sha: adoption.inForce ?? '', home }) : []
  const isBroken = ({ level }: DoctorFinding) => level === 'broken'
  const all = [...called, ...findings]
  return {
    findings: [...all.filter(isBroken), ...all.filter((one) => !isBroken(one))],
    mended,
    failed,
    language: policy.locale,
  }
}

/** The policy that counts; before the first adoption the one that is to be adopted. */
async function adoptionOf({ adoptions }: Ports, { home }: DoctorPlace) {
  const [inForce, candidate] = await Promise.all([adoptions.inForce(home), adoptions.candidate(home)])
  const { file } = adoptions
  const problems = candidate === undefined ? [] : await adoptions.prove(candidate)
  return {
    policy: inForce?.rules ?? candidate?.policy,
    adoption: { file, inForce: inForce?.sha, there: candidate?.sha, problems: problems.length },
  }
}

const asData = ({ findings, mended, failed }: Result, words: DoctorWords) => ({
  findings: findings.map((finding) => {
    const { code, level, about, mend: mending } = finding
    return { code, level, about, ...words.of(finding), fixable: mending !== undefined }
  }),
  ...{ mended, failed },
})

function asText({ findings, mended, failed }: Result, words: DoctorWords): string {
  const lines = findings.map((finding) => {
    const { what, remedy } = words.of(finding)
    return `${words.say(`level.${finding.level}`)}  ${finding.code}: ${what}\n  → ${remedy}\n`
  })
  return [
    ...(mended > 0 ? [`${words.say('mended', { count: String(mended) })}\n`] : []),
    ...failed.map((why) => `${words.say('not-mended', { why })}\n`),
    ...(findings.length === 0 ? [`${words.say('fine')}\n`] : lines),
  ].join('')
}
