import { readFile } from 'node:fs/promises'
import { template } from '../../adapters/files/package-files.ts'
import { findForms } from '../../adapters/files/set-up-on-github.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import { labelsIn } from '../../app/set-up/labels.ts'
import type { SandboxOptions } from '../../sandbox/sandbox-facts.ts'

/** The embedded GitHub as it is once somebody has set it up for this policy: forms and labels are there. */
export async function laidOut(file: string | undefined): Promise<Pick<SandboxOptions, 'files' | 'labels'>> {
  const text = await (file === undefined ? template('policy/hikeshi.yml') : readFile(file, 'utf8'))
  const { policy } = loadPolicy(text, { file: file ?? 'hikeshi.yml' })
  if (policy === undefined) return {}
  return {
    files: { incidents: findForms(policy, ['incidents']), restricted: findForms(policy, ['restricted']) },
    labels: { incidents: labelsIn(policy, ['incidents']), restricted: labelsIn(policy, ['restricted']) },
  }
}
