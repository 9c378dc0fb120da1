import * as z from 'zod/mini'
import { editionShape } from '../edition/edition.schema.ts'
import { clauseSchema, idSchema, languageSchema, wordsSchema } from './basics.ts'
import { conditionSchema } from './condition.schema.ts'

/** A document that is drawn up from the record, or from the policy itself, as a comment of the case (R4.4-2, R8-1). */
export const documentSchema = z
  .strictObject({
    label: wordsSchema,
    clause: clauseSchema,
    /** The source that it is drawn up from, where that is not the record of its case. */
    draws: z.optional(z.enum(['edition', 'letter'])),
    /** Words of a letter: `{company}`, `{phone}`, `{answer-within}`, and fields by their ids in braces (R7-4). */
    text: z.optional(wordsSchema),
    /** The field that says in which language its reader gets a letter. */
    'language-by': z.optional(idSchema),
    when: z.optional(conditionSchema),
    /** The pull request that it waits for and shows. */
    with: z.optional(idSchema),
    /** The name under which it is acknowledged; from then on it stays as it is. */
    'acknowledged-as': z.optional(idSchema),
    /** Left out: the policy's. */
    language: z.optional(languageSchema),
    fields: z._default(z.array(idSchema), []),
    ...editionShape,
  })
  .check(
    z.refine(({ draws, fields }) => draws !== undefined || fields.length > 0, 'names its fields, or what it draws'),
    z.refine(({ draws, text }) => draws !== 'letter' || text !== undefined, 'a letter has its text'),
    z.refine(
      ({ draws, processes, 'drawn-in': phase }) =>
        draws !== 'edition' || (processes !== undefined && phase !== undefined),
      'an edition names its processes and the phase it is drawn in',
    ),
  )
export type DocumentPolicy = z.infer<typeof documentSchema>

/** Documents of a process, by id. */
export type Documents = Readonly<Record<string, DocumentPolicy>>
