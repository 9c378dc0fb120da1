import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ACTION_PLACEHOLDER, type Place, type PlannedFile, SWEEP_EVERY } from '../../app/set-up/choices.ts'
import { type WorkflowName, workflowPath, workflowsIn } from '../../app/set-up/workflows.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { actionOf, modeOf } from './existing-choices.ts'
import { GENERATED_NOTE } from './generated-yaml.ts'
import { gitOrigin } from './git-origin.ts'
import { CHOOSER_PATH, chooser, expectedWorkflow, FORMS_FOLDER, generatedFiles } from './plan-files.ts'
import { RESOLVED_PATH } from './policy-paths.ts'
import { readInside, sameText } from './scaffold-file.ts'
import { keepWorkflow } from './workflow-parts.ts'

/** A generated form that the policy has no more, or has under another name. */
export type LeftOver = { kind: 'left-over'; path: string; there: string; wanted: '' }

/** A file that is not as the policy has it. */
export type Drift =
  | { kind: 'missing' | 'differs'; path: string; there: string; wanted: string }
  | LeftOver
  /** A workflow that has been changed beyond its parts: left to people. */
  | { kind: 'beyond-repair'; path: string; there: string; wanted: string }

/** Every file of a checkout that has drifted from its policy; `whole` is the policy's text where it is made of an own file. */
export async function findDrift(
  folder: string,
  { policy, whole }: { policy: Policy; whole: string | undefined },
  place: Place,
): Promise<Drift[]> {
  const generated = await generatedFiles(policy, place)
  const drifts = [
    place === 'incidents' ? await wholeDrift(folder, whole) : undefined,
    ...(await Promise.all(generated.map((file) => driftOf(folder, file)))),
    place === 'incidents' ? await chooserDrift(folder, policy) : undefined,
    ...(await Promise.all(workflowsOf(place).map((name) => workflowDrift(folder, name, policy)))),
    ...(await leftOvers(folder, generated)),
  ]
  return drifts.filter((drift) => drift !== undefined)
}

async function driftOf(folder: string, { path, text: wanted }: PlannedFile): Promise<Drift | undefined> {
  const there = await readInside(folder, path)
  if (there === undefined) return { kind: 'missing', path, there: '', wanted }
  return sameText(there, wanted) ? undefined : { kind: 'differs', path, there, wanted }
}

/** A company that keeps the whole policy in one file needs no second one beside it. */
async function wholeDrift(folder: string, text: string | undefined): Promise<Drift | undefined> {
  if (text !== undefined) return driftOf(folder, { path: RESOLVED_PATH, text })
  const there = await readInside(folder, RESOLVED_PATH)
  return there === undefined ? undefined : { kind: 'left-over', path: RESOLVED_PATH, there, wanted: '' }
}

/** The chooser is ours while it says so; its link goes where it went before, else to where git says we are. */
async function chooserDrift(folder: string, policy: Policy): Promise<Drift | undefined> {
  const there = await readInside(folder, CHOOSER_PATH)
  if (there !== undefined && !there.startsWith(GENERATED_NOTE)) return undefined
  const [, owner, name] = /github\.com\/([\w-]+)\/([\w.-]+)\//.exec(there ?? '') ?? []
  const before = owner === undefined || name === undefined ? undefined : { owner, name }
  return driftOf(folder, chooser(policy, before ?? (await gitOrigin(folder))))
}

const workflowsOf = (place: Place): WorkflowName[] => [
  ...new Set([...workflowsIn('action', place), ...workflowsIn('one-repository', place)]),
]

/** Workflows that are not there were not wanted; those that are follow the mode that they show. */
async function workflowDrift(folder: string, name: WorkflowName, policy: Policy): Promise<Drift | undefined> {
  const path = workflowPath(name)
  const there = await readInside(folder, path)
  if (there === undefined) return undefined
  const choices = { mode: modeOf(there), action: actionOf(there) ?? ACTION_PLACEHOLDER, sweepEvery: SWEEP_EVERY }
  const expected = await expectedWorkflow(name, policy, choices)
  const wanted = keepWorkflow(there, expected)
  if (wanted === undefined) return { kind: 'beyond-repair', path, there, wanted: expected }
  return wanted === there ? undefined : { kind: 'differs', path, there, wanted }
}

export async function leftOvers(folder: string, generated: readonly PlannedFile[]): Promise<LeftOver[]> {
  const names = await readdir(join(folder, FORMS_FOLDER)).catch(() => [])
  const paths = names
    .filter((name) => name.endsWith('.yml') && name !== 'config.yml')
    .map((name) => `${FORMS_FOLDER}/${name}`)
    .filter((path) => !generated.some((file) => file.path === path))
  const found = await Promise.all(
    paths.map(async (path): Promise<LeftOver[]> => {
      const there = (await readInside(folder, path)) ?? ''
      return there.startsWith(GENERATED_NOTE) ? [{ kind: 'left-over', path, there, wanted: '' }] : []
    }),
  )
  return found.flat()
}
