import * as z from 'zod'

/** The parts of GitHub's payloads that we read; whatever else stands there is none of our business. */
export const timeSchema = z.iso.datetime({ offset: true })

const accountSchema = z.object({
  id: z.number().int(),
  login: z.string().min(1).max(100),
  type: z.string().default('User'),
})

const appSchema = z.object({ slug: z.string() }).nullish()

export const repositorySchema = z
  .object({
    id: z.number().int(),
    name: z.string().min(1),
    private: z.boolean(),
    default_branch: z.string().min(1),
    // Pushes once named the owner without a login.
    owner: z.object({ login: z.string().optional(), name: z.string().nullish() }),
  })
  .transform(({ id, name, owner, private: hidden, default_branch }) => ({
    id,
    owner: owner.login ?? owner.name ?? '',
    name,
    private: hidden,
    defaultBranch: default_branch,
  }))
  .refine(({ owner }) => owner !== '', 'a repository has an owner')

const labelSchema = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])

export const issueSchema = z
  .object({
    id: z.number().int(),
    number: z.number().int().positive(),
    node_id: z.string(),
    title: z.string(),
    body: z.string().nullish(),
    state: z.enum(['open', 'closed']),
    state_reason: z.string().nullish(),
    labels: z.array(labelSchema).default([]),
    assignees: z.array(accountSchema).default([]),
    user: accountSchema,
    created_at: timeSchema,
    updated_at: timeSchema,
    closed_at: timeSchema.nullish(),
    pull_request: z.unknown().optional(),
    performed_via_github_app: appSchema,
  })
  .transform((issue) => ({
    closedAt: issue.closed_at ?? undefined,
    via: issue.performed_via_github_app?.slug,
    seen: {
      id: issue.id,
      number: issue.number,
      nodeId: issue.node_id,
      title: issue.title,
      body: issue.body ?? '',
      state: issue.state,
      stateReason: issue.state_reason ?? undefined,
      labels: issue.labels,
      assignees: issue.assignees.map(({ id, login }) => ({ id, login })),
      author: issue.user,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at,
      isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
    },
  }))

export const commentSchema = z.object({
  id: z.number().int(),
  node_id: z.string(),
  body: z.string().nullish(),
  user: accountSchema,
  created_at: timeSchema,
  updated_at: timeSchema,
  performed_via_github_app: appSchema,
})

const installationSchema = z
  .object({ id: z.number().int() })
  .nullish()
  .transform((installation) => installation?.id)

/** What every delivery says of itself. */
export const envelopeSchema = z.object({ sender: accountSchema, installation: installationSchema })
export type Envelope = z.infer<typeof envelopeSchema>
