import * as z from 'zod/mini'
import { REFUSALS } from './refusals.ts'

export type ReasonCode = keyof typeof REFUSALS

export const REASON_CODES = Object.keys(REFUSALS) as ReasonCode[]

export interface Reason {
  code: ReasonCode
  /** The requirement that asks for it, such as `R4.2-2`. */
  clause?: string
  /** Ids for the texts: `field`, `phase`, `roles` … are turned into the policy's words by name. */
  params?: Readonly<Record<string, string | readonly string[]>>
}

/** A reason as a ledger keeps it. */
export const reasonSchema = z.lazy(() =>
  z.strictObject({
    code: z.enum(REASON_CODES),
    clause: z.exactOptional(z.string()),
    params: z.exactOptional(z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
  }),
)

type Shape<C extends ReasonCode> = (typeof REFUSALS)[C]['params']
type Value<Kind> = Kind extends 'id' | 'id?' ? string : readonly string[]
type Needed<S> = { [K in keyof S as S[K] extends 'id' | 'ids' ? K : never]: Value<S[K]> }
type Possible<S> = { [K in keyof S as S[K] extends 'id?' | 'ids?' ? K : never]?: Value<S[K]> }

/** The parameters that a reason of this code has to name, and those that it may name besides. */
export type ReasonParams<C extends ReasonCode> = Needed<Shape<C>> & Possible<Shape<C>>

type About<C extends ReasonCode> =
  Record<never, never> extends ReasonParams<C>
    ? [clause?: string | undefined, params?: ReasonParams<C>]
    : [clause: string | undefined, params: ReasonParams<C>]

export function because<C extends ReasonCode>(code: C, ...[clause, params]: About<C>): Reason {
  const reason: Reason = { code }
  if (clause !== undefined) reason.clause = clause
  if (params !== undefined) reason.params = params
  return reason
}
