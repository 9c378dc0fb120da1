import type { Language } from '../../../../src/domain/policy/basics.ts'
import { beliefs } from './beliefs.ts'
import { budget, coldBudget } from './budget.ts'
import { clocks } from './clocks.ts'
import { commands } from './commands.ts'
import { dependencies } from './dependencies.ts'
import { errors } from './errors.ts'
import { faults } from './faults.ts'
import { fields } from './fields.ts'
import { gates } from './gates.ts'
import { insider } from './insider.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { policy } from './policy.ts'
import { processes } from './processes.ts'
import { registration } from './registration.ts'
import { requirements } from './requirements.ts'
import { sentences } from './sentence-table.ts'
import { usage } from './usage.ts'
import { whoMayByAccount, whoMayByRole } from './who-may.ts'

/** The parts of documents that are made from the code, by the name between their marks. */
export const PARTS: Readonly<Record<string, (language: Language) => string>> = {
  beliefs,
  budget,
  'cold-budget': coldBudget,
  clocks,
  commands,
  dependencies,
  faults,
  fields,
  gates,
  insider,
  messages,
  errors,
  permissions,
  policy,
  processes,
  registration,
  requirements,
  sentences,
  usage,
  'who-may-by-account': whoMayByAccount,
  'who-may-by-role': whoMayByRole,
}

export function partIn(language: Language): (name: string) => string {
  return (name) => {
    const part = PARTS[name]
    if (part === undefined) throw new Error(`no part of a document is called "${name}"`)
    return part(language)
  }
}
