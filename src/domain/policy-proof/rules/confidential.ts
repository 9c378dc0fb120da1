import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import { gateFacts } from '../gate-facts.ts'
import type { Rule } from '../subject.ts'

/** Confidential fields are asked for where incidents are read, or where fewer people read, and nowhere else (R8-2). */
export const confidential: Rule = ({ policy }) => {
  const named = (id: string): string => (ownProperty(policy.repositories, id) ?? id).toLowerCase()
  const processes = Object.entries(policy.processes)
  const responses = new Set(processes.flatMap(([, one]) => (one.contain === undefined ? [] : [named(one.repository)])))
  const ofFew = fieldsOfFew(policy)
  return processes.flatMap(([id, process]): Finding[] => {
    const asked = askedIn(policy, id, process)
    // Of a violation it is said that the process itself is for few.
    const isTold = process.transitions.some(({ clause }) => clause?.startsWith('R7-'))
    if (process.restricted || isTold || asked.length === 0) return []
    const shown = Object.keys(policy['public-repositories']).find((one) => named(one) === named(process.repository))
    const [{ field: first }] = asked as [Asked]
    const isElsewhere = responses.size > 0 && !responses.has(named(process.repository))
    return [
      ...(shown === undefined
        ? []
        : [
            findingAbout('confidential-public', ['public-repositories', shown], {
              ...{ process: id, repository: shown, field: first },
            }),
          ]),
      ...asked
        .filter(({ field, how }) => isElsewhere || ofFew.has(field) || (how === 'gate' && isStray(process, field)))
        .map(({ field, path }) => finding('confidential-in-open', path, { process: id, field })),
    ]
  })
}

interface Asked {
  field: string
  how: 'form' | 'gate'
  path: PolicyPath
}

/** A fact of an incident that another kind of case waits for; what its own form asks belongs to it. */
const isStray = ({ contain, form }: Process, field: string): boolean =>
  contain === undefined && form?.items.some((item) => item.field === field) !== true

/** Whom a case for few is about, and what only its form asks. */
function fieldsOfFew({ processes }: Policy): ReadonlySet<string> {
  const all = Object.values(processes)
  const asks = ({ form }: Process): string[] => form?.items.map(({ field }) => field) ?? []
  const open = new Set(all.filter(({ restricted }) => !restricted).flatMap(asks))
  return new Set(
    all
      .filter(({ restricted }) => restricted)
      .flatMap((one) => [...asks(one), ...(one.excluded?.named === undefined ? [] : [one.excluded.named])])
      .filter((field) => !open.has(field)),
  )
}

function askedIn({ fields }: Policy, id: string, { form, transitions }: Process): Asked[] {
  const at = ['processes', id]
  const asked: Asked[] = [
    ...(form?.items ?? []).map(({ field }, index) => ({
      ...{ field, how: 'form' as const, path: [...at, 'form', 'items', index, 'field'] },
    })),
    ...transitions.flatMap(({ gates }, way) =>
      gates.flatMap((gate, index) =>
        gateFacts(gate).map(({ field, inner }) => ({
          ...{ field, how: 'gate' as const, path: [...at, 'transitions', way, 'gates', index, ...inner] },
        })),
      ),
    ),
  ]
  return asked.filter(({ field }) => ownProperty(fields, field)?.confidential === true)
}
