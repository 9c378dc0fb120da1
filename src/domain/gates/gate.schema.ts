import * as z from 'zod/mini'
import { GATES } from './gates.ts'

type Schemas<Kinds> = { [At in keyof Kinds]: Kinds[At] extends { schema(): infer Schema } ? Schema : never }

/** Kept as a tuple, so that a gate is known by its kind. */
const schemasOf = <const Kinds extends readonly { schema(): unknown }[]>(kinds: Kinds): Schemas<Kinds> =>
  kinds.map(({ schema }) => schema()) as Schemas<Kinds>

/** A gate as a policy writes it. */
export const gateSchema = z.discriminatedUnion('kind', schemasOf(GATES))
