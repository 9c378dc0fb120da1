import type { EventType } from '../../domain/case/event.schema.ts'
import type { Asked, Command } from '../../domain/commands/command.ts'
import { leadOf } from '../../domain/links/parent-of.ts'
import { childSaid, isTold } from '../../domain/links/sub-issue-said.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import { type Handled, handle } from '../decisions/handle.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/** A case that was told something new by another one: it is to be shown. */
export interface Reached {
  address: CaseAddress
  handled: Handled
}

/** What one case has to say to another. */
interface Message {
  to: number
  asked: readonly Asked[]
}

/**
 * Cases that belong together tell each other: what is said in a child goes into the record of its lead, and the end of
 * a lead ends its parts (R4.2-4). Each thing has a name of its own, so it may be told as often as one likes.
 */
export async function tellRelated(
  world: World,
  policy: PolicyInForce,
  { repository, issue: { number } }: CaseAddress,
  { file, context, fresh }: Handled,
  thoroughly: boolean,
): Promise<Reached[]> {
  if (file === undefined) return []
  const is = (...types: EventType[]) => thoroughly || fresh.some(({ event }) => types.includes(event.type))
  const told = thoroughly || fresh.some(({ event }) => event.type === 'case-linked' || isTold(event))
  const ended = context.policy.processes[file.case.process]?.phases[file.case.phase]?.end !== undefined
  const messages = [
    ...(is('case-unlinked') ? partings(world, number, file) : []),
    ...(told ? news(world, number, file) : []),
    ...(ended && is('phase-changed') ? endings(world, number, file) : []),
  ]
  const reached: Reached[] = []
  for (const { to, asked } of messages) {
    const issue = await world.issues.see({ repository, number: to })
    if (issue === undefined) continue
    const address = { repository, issue }
    const handled = await handle(world, policy, address, asked)
    if (handled.fresh.length > 0) reached.push({ address, handled })
  }
  return reached
}

function news(world: World, number: number, file: CaseFile): Message[] {
  const lead = leadOf(file.case)
  const linked = file.placed.findLast(({ event }) => event.type === 'case-linked')
  if (lead === undefined || linked === undefined) return []
  const joined = by(world, { kind: 'child-joined', issue: number, as: lead.kind }, `joined:${number}:${linked.seq}`)
  return [{ to: lead.issue, asked: [joined, ...childSaid(number, file.placed, world.self)] }]
}

const partings = (world: World, number: number, { placed }: CaseFile): Message[] =>
  placed.flatMap(({ seq, event }) =>
    event.type === 'case-unlinked'
      ? [{ to: event.data.issue, asked: [by(world, { kind: 'child-left', issue: number }, `left:${number}:${seq}`)] }]
      : [],
  )

const endings = (world: World, number: number, { case: lead }: CaseFile): Message[] =>
  lead.children.map(({ issue }) => ({
    to: issue,
    asked: [by(world, { kind: 'lead-ended', lead: number }, `lead-ended:${number}:${lead.path.length}`)],
  }))

const by = ({ self, now }: World, command: Command, cause: string): Asked => ({
  ...{ command, cause, actor: self, at: now().toISOString(), door: 'app' },
})
