import { isLate, newestStamp, readStamp, withStamp } from '../../domain/clock/last-sweep.ts'
import { adopters } from '../case/adopters.ts'
import type { Signal } from '../inbox/signal.ts'
import type { IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

/** Nothing is asked to see that rounds have stopped: the labels that came with the issue tell. Only then is it said. */
export async function noticeMissedSweep(ports: Ports, signal: Signal): Promise<void> {
  if (!('issue' in signal)) return
  const { repository, issue } = signal
  const newest = newestStamp((issue.labelsShown ?? []).map(({ description }) => description))
  if (newest === undefined || newest.told || !isLate(newest, ports.now().toISOString())) return
  const { owner, name } = repository
  await reportMissedSweep(ports, { repository: { owner, name }, number: issue.number }).catch((error: unknown) =>
    ports.warn(error, { id: 'late-sweep-untold' }),
  )
}

/**
 * Says on a case that rounds no longer take place, to whoever answers for them, once for each outage: the labels that
 * bore the time of the last round bear that it was told, and are looked at anew before anything is said.
 */
async function reportMissedSweep(ports: Ports, ref: IssueRef): Promise<boolean> {
  const inForce = await ports.policies.of(ref.repository)
  if (inForce === undefined) return false
  const now = ports.now().toISOString()
  const stamped = (await ports.issues.labels(ref.repository)).flatMap((label) => {
    const last = readStamp(label.description)
    return last === undefined ? [] : [{ ...label, last }]
  })
  const newest = newestStamp(stamped.map(({ description }) => description))
  if (newest === undefined || newest.told || !isLate(newest, now)) return false
  for (const { name, description, last } of stamped)
    await ports.issues.describeLabel(ref.repository, name, withStamp(description, last, true))
  const { holders } = await adopters(ports, inForce, 'lately')
  const mark = markOf(`sweep-late=${newest.at}`)
  const text = await ports.messages.lateSweep(holders, newest, inForce.rules)
  await postComment(ports, ref, `${mark}\n\n${text}`, mark)
  return true
}
