import type { CallMade } from '../../calls/call-standing.ts'
import { recordCall } from '../../calls/record-call.ts'
import { commandKind } from '../command-kind.ts'
import { APP_DOORS } from '../request-origin.ts'

interface Called {
  kind: 'called'
  made: CallMade
}

/** Somebody is about to be called outside GitHub, or what became of it. */
export const calledCommand = commandKind<Called>('called', {
  doors: APP_DOORS,
  decide: (view, { made }) => recordCall(view, made),
})
