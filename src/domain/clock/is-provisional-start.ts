import type { Case } from '../case/case.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Moment } from './clock.schema.ts'

/** Whether a clock counts from a time that is provisional: its deadline is so, too. */
export const isProvisionalStart = ({ facts }: Pick<Case, 'facts'>, why: Moment): boolean =>
  'fact' in why && ownProperty(facts, why.fact)?.provisional === true
