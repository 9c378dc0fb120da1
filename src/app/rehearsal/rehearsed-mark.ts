import { caseLabel } from '../../domain/policy/form-of.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { drillOf, REHEARSAL } from './rehearsal-drill.ts'

const NAME = 'rehearsed='
const MARK = /^<!-- hikeshi:rehearsed=(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z) -->/

/** Begins the comment by which a rehearsal ends. */
export const rehearsedMark = (at: Date): string => markOf(`${NAME}${at.toISOString().slice(0, 16)}Z`)

export const rehearsedAt = (body: string): string | undefined => MARK.exec(body)?.[1]

/** When a rehearsal came to its end last, as the drills that it played tell; whoever may write there may claim one. */
export async function lastRehearsal(ports: Ports, inForce: PolicyInForce): Promise<string | undefined> {
  const drill = drillOf(inForce)
  if (drill === undefined) return undefined
  const { repository, id } = drill
  const drills = await ports.issues.list(repository, { state: 'all', labels: caseLabel(id) })
  const times = await Promise.all(
    drills
      .filter(({ body }) => body.includes(REHEARSAL))
      .map(async ({ number }) =>
        (await ports.issues.comments({ repository, number })).flatMap(({ body }) => rehearsedAt(body) ?? []),
      ),
  )
  return times.flat().sort().at(-1)
}
