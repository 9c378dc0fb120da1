import * as z from 'zod/mini'
import type { Board, IssueSeen } from '../../../app/ports/github.ts'
import { issueSchema } from '../signals/parts.schema.ts'

/** GitHub's description leaves these forms open: a value is seen as the option itself, its name plain or in two renderings. */
const valueSchema = z.looseObject({
  id: z.optional(z.string()),
  name: z.union([z.string(), z.looseObject({ raw: z.string() })]),
})
const fieldValueSchema = z.looseObject({ id: z.number(), value: z.nullish(valueSchema) })

const contentSchema = z.looseObject({
  id: z.number(),
  number: z.number(),
  node_id: z.optional(z.string()),
  created_at: z.string(),
  repository_url: z.string().check(z.regex(/\/repos\/[^/]+\/[^/]+$/)),
})

/** The option in which a card lies, as GitHub shows it. */
export interface ShownColumn {
  id: string | undefined
  name: string
}

export function columnIn(fields: readonly unknown[], id: number): ShownColumn | undefined {
  for (const raw of fields) {
    const { data } = fieldValueSchema.safeParse(raw)
    if (data?.id !== id || !data.value) continue
    const { id: option, name } = data.value
    return { id: option, name: typeof name === 'string' ? name : name.raw }
  }
  return undefined
}

type IssueOfCard = NonNullable<Awaited<ReturnType<Board['see']>>>['issue']

export function issueIn(content: unknown): IssueOfCard | undefined {
  const { data } = contentSchema.safeParse(content)
  if (data === undefined) return undefined
  const [owner = '', name = ''] = data.repository_url.split('/').slice(-2)
  const { id, number, node_id: nodeId, created_at: createdAt } = data
  return { id, number, nodeId, createdAt, repository: { owner, name }, whole: wholeIn(content) }
}

/** To show the case by it, all of these must be told: a label or an assignee that is not told would be taken away. */
const wholeSchema = z.looseObject({ labels: z.array(z.unknown()), assignees: z.array(z.unknown()) })

const wholeIn = (content: unknown): IssueSeen | undefined =>
  wholeSchema.safeParse(content).success ? issueSchema.safeParse(content).data?.seen : undefined
