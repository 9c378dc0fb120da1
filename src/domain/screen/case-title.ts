import type { Case } from '../case/case.ts'
import type { RecordedEvent } from '../case/event.schema.ts'
import { isWithheld } from '../compromised-communications/compromised-communications.ts'
import { cutText } from '../markdown/cut-text.ts'
import { visibleText } from '../markdown/visible-text.ts'
import { allWords } from '../policy/basics.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'

const LONGEST = 60
/** A shorter word stands in too much that tells nothing. */
const SHORTEST_SECRET = 3

export interface CaseTitle {
  /** Titles that a form lays and nobody has written on: only such a one is completed. */
  bare: readonly string[]
  /** The text written behind it. */
  told: string
}

/**
 * The first line of what somebody reported, behind the title that the form lays: a board of ten cases called "Incident"
 * tells nobody which is which. Undefined where few may read it, where it is withheld (R4-2, R8-2), or where nothing is told.
 */
export function caseTitle(policy: Policy, state: Case): CaseTitle | undefined {
  const process = ownProperty(policy.processes, state.process)
  if (process?.form === undefined || process.restricted === true || isWithheld(policy, state)) return undefined
  const [field] = process.form.items.map((item) => item.field).filter((id) => policy.fields[id]?.kind === 'text')
  if (field === undefined) return undefined
  const lines = visibleText(ownProperty(state.facts, field)?.text ?? '').split('\n')
  const first = lines.map((line) => line.replace(/\s+/g, ' ').trim()).find((line) => /[\p{L}\p{N}]/u.test(line))
  if (first === undefined) return undefined
  return { bare: allWords(process.form.title), told: cutText(withoutSecrets(policy, state, field, first), LONGEST) }
}

/** Every title that the app has completed this case's by, whatever the case says now: what it wrote, it can take back. */
export function titlesGiven(policy: Policy, state: Case, placed: readonly RecordedEvent[]): CaseTitle[] {
  return placed.flatMap(({ event }): CaseTitle[] => {
    if (!('field' in event.data) || !('value' in event.text)) return []
    const { field = '' } = event.data
    const known = ownProperty(state.facts, field)
    const then =
      known === undefined ? state.facts : { ...state.facts, [field]: { ...known, text: event.text.value ?? '' } }
    const title = caseTitle(policy, { ...state, facts: then })
    return title === undefined ? [] : [title]
  })
}

/**
 * The title stands in the repository of the case, as what was told does; whom to call back and for whom is for the record
 * alone.
 */
function withoutSecrets(policy: Policy, state: Case, field: string, line: string): string {
  const secrets = Object.entries(state.facts)
    .filter(([id]) => id !== field && policy.fields[id]?.confidential === true)
    .flatMap(([, { text }]) => text.split(/\s+/))
    .filter((word) => word.length >= SHORTEST_SECRET)
  return secrets.reduce((told, secret) => told.replaceAll(secret, '…'), line)
}
