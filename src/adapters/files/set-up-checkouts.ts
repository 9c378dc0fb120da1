import type { Choices, Place, PlannedFile } from '../../app/set-up/choices.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { loadPolicy } from '../policy/load-policy.ts'
import { adaptPolicy, POLICY_PATH } from './adapt-policy.ts'
import { type LeftOver, leftOvers } from './generate-files.ts'
import { template } from './package-files.ts'
import { firstFiles, generatedFiles } from './plan-files.ts'
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

/** Lays everything that a company begins with; whatever is there already stays as it is. */
export async function setUpCheckouts(checkouts: Checkouts, choices: Choices): Promise<SetUp> {
  const planned = await plannedPolicy(choices)
  const policyFile = await scaffoldFile(checkouts.incidents, planned)
  const text = policyFile.kind === 'differs' ? policyFile.there : planned.text
  const { policy, problems } = loadPolicy(text, { file: POLICY_PATH })
  if (policy === undefined) return { kind: 'unreadable', text, problems }
  const laid: LaidFile[] = [{ folder: checkouts.incidents, file: policyFile }]
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

async function plannedPolicy(choices: Choices): Promise<PlannedFile> {
  const text = await template('policy/hikeshi.yml')
  return { path: POLICY_PATH, text: adaptPolicy(text, await templatePolicy(), choices) }
}

/** The policy that everyone begins with. */
export async function templatePolicy(): Promise<Policy> {
  const { policy, problems } = loadPolicy(await template('policy/hikeshi.yml'), {
    file: 'templates/policy/hikeshi.yml',
  })
  if (policy === undefined) throw new Error(`the policy's template is broken: ${problems[0]?.message ?? ''}`)
  return policy
}

/** The policy of a checkout as it is written there now. */
export const policyTextIn = (folder: string): Promise<string | undefined> => readInside(folder, POLICY_PATH)
