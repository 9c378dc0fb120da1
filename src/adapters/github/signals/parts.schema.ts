import * as z from 'zod/mini'
import { viaOf } from '../issues/acting-app.ts'
import { GHOST } from '../issues/ghost.ts'
import { viewLabels, viewSettings } from '../issues/issues-view.ts'

/** The parts of GitHub's payloads that we read; whatever else stands there is none of our business. */
export const timeSchema = z.iso.datetime({ offset: true })

const accountSchema = z.object({
  id: z.int(),
  login: z.string().check(z.minLength(1), z.maxLength(100)),
  type: z._default(z.string(), 'User'),
})

/** GitHub writes null for whoever deleted the account: the case he opened is served all the same. */
const writerSchema = z.pipe(
  z.nullable(accountSchema),
  z.transform((account) => account ?? GHOST),
)

const appSchema = z.nullish(z.object({ slug: z.string() }))

export const repositorySchema = z
  .pipe(
    z.object({
      id: z.int(),
      name: z.string().check(z.minLength(1)),
      private: z.boolean(),
      default_branch: z.string().check(z.minLength(1)),
      // Pushes once named the owner without a login.
      owner: z.object({ login: z.optional(z.string()), name: z.nullish(z.string()) }),
    }),
    z.transform(({ id, name, owner, private: hidden, default_branch }) => ({
      id,
      owner: owner.login ?? owner.name ?? '',
      name,
      private: hidden,
      defaultBranch: default_branch,
    })),
  )
  .check(z.refine(({ owner }) => owner !== '', 'a repository has an owner'))

const labelSchema = z.union([
  z.string(),
  z.object({ name: z.string(), color: z.nullish(z.string()), description: z.nullish(z.string()) }),
])

/** A hint beside the case: in whatever shape it may come, the delivery counts. */
const settingsShape = {
  type: z.catch(z.nullish(z.object({ name: z.string() })), undefined),
  issue_field_values: z.catch(
    z.optional(
      z.array(
        z.object({
          issue_field_id: z.int(),
          issue_field_name: z.optional(z.string()),
          value: z.nullable(z.union([z.string(), z.number()])),
        }),
      ),
    ),
    undefined,
  ),
  issue_dependencies_summary: z.catch(z.optional(z.object({ total_blocked_by: z.int() })), undefined),
}

export const issueSchema = z.pipe(
  z.object({
    ...settingsShape,
    id: z.int(),
    number: z.int().check(z.positive()),
    node_id: z.string(),
    title: z.string(),
    body: z.nullish(z.string()),
    state: z.enum(['open', 'closed']),
    state_reason: z.nullish(z.string()),
    labels: z._default(z.array(labelSchema), []),
    assignees: z._default(z.array(z.nullable(accountSchema)), []),
    user: writerSchema,
    created_at: timeSchema,
    updated_at: timeSchema,
    closed_at: z.nullish(timeSchema),
    pull_request: z.optional(z.unknown()),
    locked: z._default(z.boolean(), false),
    performed_via_github_app: appSchema,
  }),
  z.transform((issue) => ({
    closedAt: issue.closed_at ?? undefined,
    seen: {
      id: issue.id,
      number: issue.number,
      nodeId: issue.node_id,
      title: issue.title,
      body: issue.body ?? '',
      state: issue.state,
      stateReason: issue.state_reason ?? undefined,
      ...viewLabels(issue.labels),
      assignees: issue.assignees.flatMap((account) => (account ? { id: account.id, login: account.login } : [])),
      author: issue.user,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at,
      isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
      via: viaOf(issue.performed_via_github_app, issue.user),
      locked: issue.locked,
      ...viewSettings(issue),
    },
  })),
)

export const commentSchema = z.object({
  id: z.int(),
  node_id: z.string(),
  body: z.nullish(z.string()),
  user: writerSchema,
  created_at: timeSchema,
  updated_at: timeSchema,
  performed_via_github_app: appSchema,
})

const installationSchema = z.pipe(
  z.nullish(z.object({ id: z.int() })),
  z.transform((installation) => installation?.id),
)

/** The envelope of every delivery. */
export const envelopeSchema = z.object({ sender: accountSchema, installation: installationSchema })
export type Envelope = z.infer<typeof envelopeSchema>
