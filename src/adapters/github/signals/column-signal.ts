import * as z from 'zod/mini'
import { cause } from '../../../app/inbox/cause.ts'
import type { Signal } from '../../../app/inbox/signal.ts'
import { type Envelope, timeSchema } from './parts.schema.ts'

/** GitHub names a column by its option, or by its name alone. */
const optionSchema = z.pipe(
  z.nullish(
    z.union([
      z.pipe(
        z.object({ name: z.string() }),
        z.transform(({ name }) => name),
      ),
      z.string(),
    ]),
  ),
  z.transform((name) => name ?? undefined),
)

const base = z.object({
  projects_v2_item: z.object({
    id: z.int(),
    node_id: z.string(),
    content_node_id: z.string().check(z.minLength(1)),
    content_type: z.literal('Issue'),
    updated_at: timeSchema,
  }),
  changes: z.object({
    field_value: z.object({
      field_type: z.literal('single_select'),
      field_name: z.nullish(z.string()),
      project_number: z.nullish(z.int()),
      from: optionSchema,
      to: optionSchema,
    }),
  }),
  organization: z.object({ login: z.string() }),
})

/** A card that somebody moved to another column; drafts and pull requests are no cases. */
export function columnSignal(action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const read = action === 'edited' ? base.safeParse(payload) : undefined
  if (read?.success !== true) return undefined
  const { projects_v2_item: item, changes, organization } = read.data
  const { field_name, project_number, from, to } = changes.field_value
  if (from === to && to !== undefined) return undefined
  return {
    kind: 'column',
    installation: envelope.installation,
    owner: organization.login,
    actor: envelope.sender,
    item: { id: item.id, nodeId: item.node_id },
    content: item.content_node_id,
    project: project_number ?? undefined,
    field: field_name ?? undefined,
    from,
    to,
    at: item.updated_at,
    cause: cause.column(item.id, to ?? '', envelope.sender.id, item.updated_at),
    via: 'not-told',
  }
}
