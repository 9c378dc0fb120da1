import type { Acknowledgement, Case, Drawn } from '../case/case.ts'
import type { Words } from '../policy/basics.ts'
import type { DocumentPolicy } from '../policy/document.schema.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { gatesAsking } from './asked-for.ts'

/** A document that is given out, what it says now, and since when it says so. */
export interface EditionNow {
  process: string
  document: string
  digest: string
  /** When the policy in force was adopted; undefined where no record tells. */
  adopted: string | undefined
}

/** A holder's version of an edition (R8-1). */
export interface Holding {
  process: string
  document: string
  kind: 'customer' | 'group'
  id: string
  label: Words
  /** `exempt`: it is on record why they need not have the one that counts now. */
  state: 'current' | 'older' | 'exempt' | 'none'
  /** The policy that their version was drawn up from. */
  policy?: string
  since?: string
  /** By what it is found that they got it; or why they need not. */
  reference?: string
  case?: { repository: string; issue: number }
}

type Given = { said: Acknowledgement; drawn: Drawn; place: { repository: string; issue: number } }
type Seen = { case: Case; repository: string }

/** Each customer and each group with the version that they got last, whatever became of the case in which it was given. */
export function whoHas(policy: Policy, cases: readonly Seen[], editions: readonly EditionNow[]): Holding[] {
  return editions.flatMap((edition) => {
    const { process: id, document } = edition
    const process = ownProperty(policy.processes, id)
    const rule = ownProperty(process?.documents ?? {}, document)
    if (process === undefined || rule === undefined) return []
    const given = cases
      .filter(({ case: state }) => state.process === id)
      .flatMap((one) => givenIn(one, document, rule))
      .sort((a, b) => Date.parse(a.said.at) - Date.parse(b.said.at))
    return askedIn(policy, gatesAsking(process, rule)).map((who) => ({
      ...{ process: id, document, ...who },
      ...holding(
        given.filter(({ said }) => said.whose === `${who.kind}:${who.id}`),
        edition.digest,
      ),
    }))
  })
}

function askedIn(
  policy: Policy,
  gates: readonly { customers: boolean; groups: boolean }[],
): Pick<Holding, 'kind' | 'id' | 'label'>[] {
  const customers = gates.some((gate) => gate.customers) ? Object.entries(policy.customers) : []
  const groups = gates.some((gate) => gate.groups) ? Object.entries(policy.groups ?? {}) : []
  return [
    ...customers.map(([id, { label }]) => ({ kind: 'customer' as const, id, label })),
    ...groups.map(([id, label]) => ({ kind: 'group' as const, id, label })),
  ]
}

/** The copies recorded here once the edition had been decided on; a draft is nothing that anybody has. */
function givenIn({ case: state, repository }: Seen, document: string, rule: DocumentPolicy): Given[] {
  const place = { repository, issue: state.issue }
  return state.acknowledgements.flatMap((said) => {
    const phase = state.path.findLast(({ seq }) => seq < said.seq)?.phase
    const drawn = state.drawn.findLast((one) => one.document === document && one.seq < said.seq)
    return said.what !== rule['acknowledged-as'] || phase === rule['drawn-in'] || drawn === undefined
      ? []
      : [{ said, drawn, place }]
  })
}

function holding(
  given: readonly Given[],
  digest: string,
): Pick<Holding, 'state' | 'policy' | 'since' | 'reference' | 'case'> {
  const last = given.at(-1)
  const got = given.findLast(({ said }) => said.exempt === undefined)
  if (last?.said.exempt !== undefined && last.drawn.digest === digest)
    return { state: 'exempt', since: last.said.at, reference: last.said.exempt, case: last.place }
  if (got === undefined) return { state: 'none' }
  const { said, drawn, place } = got
  const state = drawn.digest === digest ? 'current' : 'older'
  return { state, policy: drawn.policy, since: said.at, reference: said.reference, case: place }
}
