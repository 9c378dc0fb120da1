import { packageBases } from '../../src/adapters/policy/bases.ts'
import { ownPolicy } from '../../src/adapters/policy/own-policy.ts'
import { readYaml } from '../../src/adapters/policy/read-yaml.ts'
import { resolvedText } from '../../src/adapters/policy/resolved-text.ts'

/** To read a base takes longer than all else here. */
const bases = packageBases()

/** The file that would be generated beside a company's own; undefined for a whole policy, and for one that cannot be read. */
export function resolvedOf(text: string, file = 'hikeshi.yml'): string | undefined {
  const read = readYaml(text, file, 'en')
  const own = 'problems' in read ? undefined : ownPolicy(read, file, 'en', bases)
  return own === undefined || 'problems' in own ? undefined : resolvedText(own)
}
