import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { type Drift, findDrift } from '../../../adapters/files/generate-files.ts'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { replaceFile } from '../../../adapters/files/scaffold-file.ts'
import { policyTextIn } from '../../../adapters/files/set-up-checkouts.ts'
import { unifiedDiff } from '../../../adapters/files/unified-diff.ts'
import { packageBases } from '../../../adapters/policy/bases.ts'
import { companyPolicy } from '../../../adapters/policy/company-policy.ts'
import { formatProblem } from '../../../adapters/policy/format-problem.ts'
import { resolvedText } from '../../../adapters/policy/resolved-text.ts'
import type { Place } from '../../../app/set-up/choices.ts'
import { policyJsonSchemaText } from '../../../app/set-up/policy-json-schema.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { EXIT } from '../exit.ts'

interface Options {
  check?: boolean
  schema?: string
  dir: string
  restricted?: string
  runbooks?: string
}

export function generateCommand(): Command {
  return new Command('generate')
    .description('the whole policy, forms, JSON schema, labels and workflow parts from the policy')
    .option('--check', 'write nothing; fail where a file has drifted from the policy')
    .option('--schema <file>', 'write the JSON schema alone, to this file')
    .option('--dir <folder>', 'checkout of the incident repository, with the policy', '.')
    .option('--restricted <folder>', 'checkout of the restricted repository')
    .option('--runbooks <folder>', 'checkout of the runbook repository')
    .action(generate)
}

async function generate({ check = false, schema, dir, restricted, runbooks }: Options): Promise<void> {
  if (schema !== undefined) return writeFile(schema, policyJsonSchemaText())
  const read = await readPolicy(dir)
  if (read === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  const places: readonly (readonly [Place, string | undefined])[] = [
    ['incidents', dir],
    ['restricted', restricted],
    ['runbooks', runbooks],
  ]
  for (const [place, folder] of places) {
    if (folder === undefined) continue
    for (const drift of await findDrift(folder, read, place)) {
      if (check || drift.kind === 'beyond-repair') {
        process.stdout.write(describe(drift))
        process.exitCode = EXIT.findings
      } else await putRight(folder, drift)
    }
  }
}

async function readPolicy(folder: string): Promise<{ policy: Policy; whole: string | undefined } | undefined> {
  const text = await policyTextIn(folder)
  if (text === undefined) throw new Error(`there is no ${POLICY_PATH} in ${folder}: run "hikeshi init" first`)
  const read = companyPolicy(text, { file: POLICY_PATH, bases: packageBases() })
  if (!('problems' in read))
    return { policy: read.policy, whole: read.own === undefined ? undefined : resolvedText(read.own) }
  for (const problem of read.problems) process.stderr.write(`${formatProblem(text, problem)}\n`)
  return undefined
}

async function putRight(folder: string, { kind, path, wanted }: Drift): Promise<void> {
  if (kind === 'left-over') await rm(join(folder, path))
  else await replaceFile(folder, { path, text: wanted })
  process.stdout.write(`${kind === 'left-over' ? 'removed' : 'written'}  ${path}\n`)
}

const KINDS: Readonly<Record<Drift['kind'], string>> = {
  missing: 'is missing',
  differs: 'has drifted from the policy',
  'left-over':
    'belongs to nothing that the policy has now: the form of a process that is gone or has another name, or the whole policy beside a file that is whole itself; generate removes it',
  'beyond-repair': 'has been changed so much that it is left as it is; the template differs so',
}

const describe = ({ kind, path, there, wanted }: Drift): string =>
  `${path} ${KINDS[kind]}\n${unifiedDiff(path, there, wanted)}`
