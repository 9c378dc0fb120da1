import { newPrivateKey } from '../../src/sandbox/app-token.ts'
import type { PolicyFacts } from '../../src/sandbox/organisation/policy-facts.ts'
import { readPolicy } from '../../src/sandbox/organisation/read-policy.ts'
import type { SandboxOptions } from '../../src/sandbox/sandbox-facts.ts'

/** One key for all sandboxes of a worker: making one takes longer than starting the rest. */
const key = newPrivateKey()
key.catch(() => undefined)

/** And what their policies say of the organisation: most have the same one, and the same people. */
const facts = new Map<string, PolicyFacts>()
function read(text: string, people: readonly string[]): PolicyFacts {
  const known = facts.get(text) ?? readPolicy(text, people)
  facts.set(text, known)
  return structuredClone(known)
}

/** The parts that sandboxes of one worker need not each make for themselves. */
export const quickStart = async (): Promise<Required<Pick<SandboxOptions, 'privateKey' | 'readPolicy'>>> => ({
  privateKey: await key,
  readPolicy: read,
})
