import type { Language } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import type { Bases } from './bases.ts'
import { loadRead } from './load-policy.ts'
import { isOwn, type OwnPolicy, ownPolicy } from './own-policy.ts'
import { type ReadPolicyFile, spellOut } from './read-policy-file.ts'
import { readYaml } from './read-yaml.ts'

export interface CompanyPolicy {
  policy: Policy
  yaml: ReadPolicyFile
  /** Undefined where the file is a whole policy. */
  own: OwnPolicy | undefined
}

/** The policy that a company's file comes to: the whole of it, or its own over a base. */
export function companyPolicy(
  text: string,
  { file, language = 'en', bases }: { file: string; language?: Language | undefined; bases: Bases },
): CompanyPolicy | { problems: PolicyProblem<PolicyLoadCode>[] } {
  const read = readYaml(text, file, language)
  if ('problems' in read) return read
  const own = ownPolicy(read, file, language, bases)
  if (own !== undefined && 'problems' in own) return own
  const loaded = loadRead(spellOut(own?.yaml ?? read, file, language), { file, language })
  return 'problems' in loaded ? loaded : { ...loaded, own }
}

/** Whether a file says only what is the company's own; one that cannot be read is looked at as a whole policy. */
export function buildsOnBase(text: string): boolean {
  const read = readYaml(text, '', 'en')
  return !('problems' in read) && isOwn(read.value)
}

/** The file beside it that holds the whole policy. */
export const resolvedPath = (file: string): string => file.replace(/(?:\.resolved)?\.ya?ml$/, '.resolved.yml')
