import { type RevisionTold, revisionTold } from '../../domain/policy/revision-told.ts'
import { ledgerOf } from '../case/case-file.ts'
import { adoptionsOf } from '../messages/revision-of.ts'
import type { MergedRevisions } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

const REFERENCE = /`([\w.-]+)#(\d+)`/g

/** The outcome of each revision that has a line in the history. */
export async function mergedRevisions(
  ports: Ports,
  { home }: PolicyInForce,
  text: string,
  pull: string,
): Promise<MergedRevisions> {
  const adoptions = await adoptionsOf(ports, home)
  const unapproved = new Set<string>()
  const told = new Map<string, RevisionTold>()
  for (const [, name = '', number = ''] of text.matchAll(REFERENCE)) {
    const repository = { owner: home.owner, name }
    const issue = await ports.issues.see({ repository, number: Number(number) })
    const record = issue && (await ports.ledger.read(ledgerOf({ repository, issue })))
    // One that was merged before it was written has been followed by another one since.
    const merged = (record?.lines ?? []).flatMap(({ type, data }) =>
      type === 'pull-request-seen' && data.id === pull && data.state === 'merged' ? [data.number] : [],
    )
    const at = adoptions.findLastIndex((one) => one.pull !== undefined && merged.includes(one.pull))
    if (merged.length > 0 && at < 0) unapproved.add(`${name}#${number}`)
    const difference = at < 0 ? undefined : revisionTold(adoptions, at)
    if (difference !== undefined) told.set(`${name}#${number}`, difference)
  }
  return { unapproved, told }
}
