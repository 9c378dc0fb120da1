import { readFile } from 'node:fs/promises'
import { template } from '../../adapters/files/package-files.ts'
import { findForms } from '../../adapters/files/set-up-on-github.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import { labelsIn } from '../../app/set-up/labels.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { withExampleCompany } from '../../sandbox/organisation/with-example-company.ts'
import type { SandboxOptions } from '../../sandbox/sandbox-facts.ts'
import { sandboxRecords } from './sandbox-records.ts'

/** The policy to try, in the language that is asked for, if one is. */
export async function policyToTry(file: string | undefined, locale: Language | undefined): Promise<string> {
  const text = await (file === undefined ? template('policy/hikeshi.yml') : readFile(file, 'utf8'))
  return locale === undefined ? text : text.replace(/^locale: .*$/m, `locale: ${locale}`)
}

/** The embedded GitHub as it is once somebody has set it up for this policy: forms and labels are there. */
export function laidOut(
  policyText: string,
  file = 'hikeshi.yml',
): Pick<SandboxOptions, 'policyText' | 'files' | 'labels' | 'records'> {
  // The organisation of the sandbox has a name and a number, and so have its forms.
  const { policy } = loadPolicy(withExampleCompany(policyText), { file })
  const given = { policyText, records: sandboxRecords }
  if (policy === undefined) return given
  return {
    ...given,
    files: { incidents: findForms(policy, ['incidents']), restricted: findForms(policy, ['restricted']) },
    labels: { incidents: labelsIn(policy, ['incidents']), restricted: labelsIn(policy, ['restricted']) },
  }
}
