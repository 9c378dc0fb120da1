import type { Choices, CompanyFile, Place, PlannedFile } from '../../app/set-up/choices.ts'
import type { Language } from '../../domain/policy/languages.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { type Bases, newestOf, packageBases } from '../policy/bases.ts'
import { companyPolicy } from '../policy/company-policy.ts'
import { resolvedText } from '../policy/resolved-text.ts'
import { type LeftOver, leftOvers } from './generate-files.ts'
import { ownPolicyText } from './own-policy-text.ts'
import { template } from './package-files.ts'
import { firstFiles, generatedFiles } from './plan-files.ts'
import { POLICY_PATH, RESOLVED_PATH } from './policy-paths.ts'
import { type Laid, readInside, scaffoldFile } from './scaffold-file.ts'

/** Folders of the checkouts, each for one repository. */
export type Checkouts = Readonly<{ incidents: string } & Partial<Record<Exclude<Place, 'incidents'>, string>>>

export interface LaidFile {
  folder: string
  /** Left over: nothing is removed here, only said. */
  file: Laid | LeftOver
}

export type SetUp =
  /** `policy` is what the other files follow from: where one lay there already, that one. */
  | { kind: 'done'; policy: Policy; laid: readonly LaidFile[] }
  /** The policy that lies there has problems: nothing can follow from it. */
  | { kind: 'unreadable'; text: string; problems: readonly PolicyProblem[] }

/** Everything that a company begins with, by its policy: the one that it has already, else the one that was chosen. */
export async function planCompany(
  choices: Choices,
  there: string | undefined,
): Promise<
  | { kind: 'planned'; policy: Policy; files: Readonly<Record<Place, readonly CompanyFile[]>> }
  | { kind: 'unreadable'; text: string; problems: readonly PolicyProblem[] }
> {
  const bases = packageBases()
  const planned = await plannedPolicy(choices, bases)
  const text = there ?? planned.text
  const read = companyPolicy(text, { file: POLICY_PATH, bases })
  if ('problems' in read) return { kind: 'unreadable', text, problems: read.problems }
  const { policy, own } = read
  const beside = own === undefined ? [] : [{ path: RESOLVED_PATH, text: resolvedText(own) }]
  const filesIn = async (place: Place): Promise<CompanyFile[]> => [
    ...[
      ...(place === 'incidents' ? [{ ...planned, text }, ...beside] : []),
      ...(await generatedFiles(policy, place)),
    ].map((file) => ({ ...file, generated: true })),
    ...(await firstFiles(policy, place, choices)).map((file) => ({ ...file, generated: false })),
  ]
  const [incidents, restricted, runbooks] = await Promise.all([
    filesIn('incidents'),
    filesIn('restricted'),
    filesIn('runbooks'),
  ])
  return { kind: 'planned', policy, files: { incidents, restricted, runbooks } }
}

/** Lays everything that a company begins with; whatever is there already stays as it is. `language`: of problems. */
export async function setUpCheckouts(checkouts: Checkouts, choices: Choices, language: Language): Promise<SetUp> {
  const bases = packageBases()
  const planned = await plannedPolicy(choices, bases)
  const policyFile = await scaffoldFile(checkouts.incidents, planned)
  const text = policyFile.kind === 'differs' ? policyFile.there : planned.text
  const read = companyPolicy(text, { file: POLICY_PATH, language, bases })
  if ('problems' in read) return { kind: 'unreadable', text, problems: read.problems }
  const { policy, own } = read
  const laid: LaidFile[] = [{ folder: checkouts.incidents, file: policyFile }]
  if (own !== undefined) {
    const whole = { path: RESOLVED_PATH, text: resolvedText(own) }
    laid.push({ folder: checkouts.incidents, file: await scaffoldFile(checkouts.incidents, whole) })
  }
  for (const place of ['incidents', 'restricted', 'runbooks'] as const) {
    const folder = checkouts[place]
    if (folder === undefined) continue
    const generated = await generatedFiles(policy, place)
    const files = [...generated, ...(await firstFiles(policy, place, choices))]
    for (const file of files) laid.push({ folder, file: await scaffoldFile(folder, file) })
    if (place !== 'runbooks') for (const file of await leftOvers(folder, generated)) laid.push({ folder, file })
  }
  return { kind: 'done', policy, laid }
}

async function plannedPolicy(choices: Choices, bases: Bases): Promise<PlannedFile> {
  const words = await template(`policy/own.${choices.locale}.yml`)
  return { path: POLICY_PATH, text: ownPolicyText(words, basePolicy(bases), choices) }
}

/** The base that everyone begins with, as a policy of its own. */
export function basePolicy(bases: Bases = packageBases()): { base: string; policy: Policy } {
  const base = newestOf(bases, 'default@1')
  const read = companyPolicy(`extends: ${base}\n`, { file: base, bases })
  if ('problems' in read)
    throw new ToldError({
      ja: `土台 ${base} が壊れています。Hikeshi を入れ直してください`,
      en: `the base ${base} is broken, so install Hikeshi anew: ${read.problems[0]?.message ?? ''}`,
    })
  return { base, policy: read.policy }
}

/** The policy of a checkout as it is written there now. */
export const policyTextIn = (folder: string): Promise<string | undefined> => readInside(folder, POLICY_PATH)
