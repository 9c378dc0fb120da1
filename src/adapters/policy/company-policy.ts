import type { Language } from '../../domain/policy/basics.ts'
import { isMapping } from '../../domain/policy/own/mapping.ts'
import { EXTENDS } from '../../domain/policy/own/merge-policy.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { fillIn } from '../messages/fill-in.ts'
import type { Bases } from './bases.ts'
import { loadRead } from './load-policy.ts'
import { LOAD_WORDS } from './load-words.ts'
import { withMeantNames } from './meant-names.ts'
import { isOwn, type OwnPolicy, ownPolicy } from './own-policy.ts'
import { type ReadPolicyFile, spellOut } from './read-policy-file.ts'
import { type ReadYaml, readYaml } from './read-yaml.ts'

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
  const lost = withoutHead(read, { file, language, bases })
  if (lost !== undefined) return { problems: [lost] }
  const own = ownPolicy(read, file, language, bases)
  if (own !== undefined && 'problems' in own) return own
  const loaded = loadRead(spellOut(own?.yaml ?? read, file, language), { file, language })
  if (!('problems' in loaded)) return { ...loaded, own }
  return { problems: own === undefined ? loaded.problems : withMeantNames(loaded.problems, own, language) }
}

/** Whether a file says only what is the company's own; one that cannot be read is looked at as a whole policy. */
export function buildsOnBase(text: string): boolean {
  const read = readYaml(text, '', 'en')
  return !('problems' in read) && isOwn(read.value)
}

/** The file beside it that holds the whole policy. */
export const resolvedPath = (file: string): string => file.replace(/(?:\.resolved)?\.ya?ml$/, '.resolved.yml')

/** A file that is neither a whole policy, which says its version, nor one over a base: that is all there is to say. */
function withoutHead(
  { value, placeOf }: ReadYaml,
  { file, language, bases }: { file: string; language: Language; bases: Bases },
): PolicyProblem<PolicyLoadCode> | undefined {
  if (!isMapping(value) || isOwn(value) || 'version' in value) return undefined
  const [base = ''] = bases.names
  const meant = Object.keys(value).find((key) => suggestion(key, [EXTENDS]).suggestion !== undefined)
  const path = meant === undefined ? [] : [meant]
  const message = fillIn(LOAD_WORDS['no-extends'][language], { base })
  return { code: 'missing-key', message, file, path, suggestion: EXTENDS, ...placeOf(path, 'key') }
}
