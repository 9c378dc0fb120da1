import { readFile } from 'node:fs/promises'
import { template } from '../../adapters/files/package-files.ts'
import { findForms } from '../../adapters/files/set-up-on-github.ts'
import { packageBases } from '../../adapters/policy/bases.ts'
import { companyPolicy } from '../../adapters/policy/company-policy.ts'
import { resolvedText } from '../../adapters/policy/resolved-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { labelsIn } from '../../domain/screen/labels.ts'
import { REPOSITORIES } from '../../sandbox/organisation/people.ts'
import type { SeedFile } from '../../sandbox/organisation/seed-file.ts'
import { runbookFiles } from '../../sandbox/organisation/templates.ts'
import { withExampleCompany } from '../../sandbox/organisation/with-example-company.ts'
import type { SandboxOptions } from '../../sandbox/sandbox-facts.ts'
import { policyAsTried } from './policy-as-tried.ts'
import { sandboxRecords } from './sandbox-records.ts'

/** The policy to try, in the language that is asked for, if one is. */
export async function policyToTry(file: string | undefined, locale: Language | undefined): Promise<string> {
  const text = await (file === undefined ? template('policy/hikeshi.yml') : readFile(file, 'utf8'))
  if (locale === undefined) return text
  const said = /^locale: .*$/m
  // A company's own file that says none has its base's.
  return said.test(text) ? text.replace(said, `locale: ${locale}`) : `${text.trimEnd()}\nlocale: ${locale}\n`
}

/** The embedded GitHub as it is once somebody has set it up for this policy: forms, labels and runbooks are there. */
export function laidOut(
  text: string,
  file = 'hikeshi.yml',
): Pick<SandboxOptions, 'policyText' | 'ownPolicy' | 'files' | 'labels' | 'records'> {
  const tried = policyAsTried(text, file)
  // The organisation of the sandbox has a name and a number, and so have its forms.
  const company = withExampleCompany(tried)
  const read = companyPolicy(company, { file, bases: packageBases() })
  if ('problems' in read) return { policyText: tried, records: sandboxRecords }
  const { policy, own } = read
  return {
    ...(own === undefined ? { policyText: tried } : { policyText: resolvedText(own), ownPolicy: company }),
    files: {
      incidents: [...findForms(policy, ['incidents']), ...runbooksIn(policy, REPOSITORIES.incidents)],
      restricted: findForms(policy, ['restricted']),
      runbooks: runbooksIn(policy, REPOSITORIES.runbooks),
    },
    labels: { incidents: labelsIn(policy, ['incidents']), restricted: labelsIn(policy, ['restricted']) },
    records: sandboxRecords,
  }
}

const USUAL = 'runbooks'

/** Where a policy has its runbooks somewhere else than the embedded GitHub lays them. */
function runbooksIn({ runbooks, repositories, locale }: Policy, repository: string): SeedFile[] {
  const isUsual = repository === REPOSITORIES.runbooks && runbooks.folder === USUAL
  if (repositories[runbooks.repository] !== repository || isUsual) return []
  return runbookFiles(locale).map(({ path, text }) => ({ path: runbooks.folder + path.slice(USUAL.length), text }))
}
