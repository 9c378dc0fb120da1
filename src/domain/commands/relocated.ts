import type { Command } from './command.ts'
import { accepted, type Decision, IGNORED, type View } from './decision.ts'

/** It has happened, whoever did it: nobody is asked whether he may. */
export function relocated(
  { case: state, asked }: View,
  { what, repository, issue }: Extract<Command, { kind: 'relocated' }>,
): Decision {
  if (asked.door !== 'issue' || (what === 'arrived' ? state.cameFrom : state.relocated) !== undefined) return IGNORED
  const place = { ...(repository !== undefined && { repository }), ...(issue !== undefined && { issue }) }
  return accepted([{ type: 'issue-relocated', data: { what, ...place }, text: {} }])
}
