import type { EventOf } from '../../domain/case/event.schema.ts'
import type { Command } from '../../domain/commands/command.ts'
import type { Reason } from '../../domain/refusals/reason.ts'

/** The words of a refused request are not kept: those that were not missing are taken as given. */
const GIVEN = '-'

/** The request that was made in vain: a phase, or containment. Of other requests the record keeps too little to ask again. */
export function refusedCommand({ data }: EventOf<'request-refused'>, reasons: readonly Reason[]): Command | undefined {
  const named = reasons.map(({ params }) => params?.phase).find((phase) => typeof phase === 'string')
  const reason = reasons.some(({ code }) => code === 'reason-missing') ? '' : GIVEN
  if (data.command === 'contain') return { kind: 'contain', text: GIVEN }
  if (data.command === 'named')
    return data.target === undefined ? undefined : { kind: 'named', name: data.target, reason }
  const to = MOVES.includes(data.command) ? (data.target ?? named) : undefined
  return to === undefined ? undefined : { kind: 'move', to, reason }
}

const MOVES = ['move', 'advance', 'close', 'reopen']
