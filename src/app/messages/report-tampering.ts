import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { Tampering, TamperingFound } from '../ports/ledger-store.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { calledFor } from './called-for.ts'
import { postComment } from './post-comment.ts'

// What was told by this process already: the comments need not be asked again.
const told = new WeakMap<Ports['phases'], Set<string>>()

/** Tells the officer on the case, once for each commit, that somebody else wrote in its record. Keeps nobody from anything. */
export async function reportTampering(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  tampering: Tampering,
): Promise<void> {
  const known = told.get(ports.phases) ?? new Set<string>()
  told.set(ports.phases, known)
  const { owner, name } = address.repository
  const path = ledgerOf(address).path
  const key = (found: TamperingFound): string => `${owner}/${name}/${path} ${markOfFound(found)}`
  const untold = tampering.found.filter((found) => !known.has(key(found)))
  if (untold.length === 0) return
  try {
    const ref = { repository: { owner, name }, number: address.issue.number }
    const comments = await ports.issues.comments(ref)
    const people = await calledFor(ports, inForce)
    for (const found of untold) {
      const mark = markOfFound(found)
      const { line, commit, by } = found
      const place = {
        ...{ path, line, goesOn: !tampering.shut, phone: inForce.rules.company.phone },
        commit: commit === undefined ? undefined : { url: `${ports.web}/${owner}/${name}/commit/${commit}`, by },
      }
      if (!comments.some(isOwnComment(ports, mark)))
        await postComment(
          ports,
          ref,
          `${mark}\n\n${ports.messages.tampered(people, place, inForce.rules.locale)}`,
          mark,
        )
      known.add(key(found))
    }
  } catch (error) {
    ports.warn(error, `${path}: that somebody wrote in this record could not be told; the sweep tries again`)
  }
}

const markOfFound = ({ commit, line }: TamperingFound): string => markOf(`record-tampered=${commit ?? `line-${line}`}`)
