import { notForYou } from '../refusals/not-for-you.ts'
import type { Reason } from '../refusals/reason.ts'
import { hasRole, type View } from './decision.ts'

/** Whether somebody may respond to a case: record what was found and what was done. */
export const mayRespond = (view: View): boolean => hasRole(view, view.policy.defaults['set-by'])

/** Why somebody who may not respond is refused. */
export const onlyResponders = ({ policy }: View, clause: string): Reason => notForYou(policy.defaults['set-by'], clause)
