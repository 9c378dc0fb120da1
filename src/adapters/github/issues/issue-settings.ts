import * as z from 'zod/mini'
import type { IssueRef, RepositoryName } from '../../../app/ports/github.ts'
import type { IssueField, IssueSettings, SettingResult } from '../../../app/ports/issue-settings.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError } from '../client/github-error.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** Organisations change them by the year. */
const KEPT = { life: 10 * 60 * 1000, most: 1_000 }
const PAGE = 100
/** All of it are hints: whatever else waits goes first. */
const LAST = { urgency: 'hint' as const }

const typesSchema = z.array(z.nullable(z.object({ name: z.string(), is_enabled: z.optional(z.boolean()) })))
const fieldsSchema = z.array(
  z.object({
    ...{ id: z.int(), name: z.string(), data_type: z.string() },
    options: z.nullish(z.array(z.object({ name: z.string() }))),
  }),
)

/** The types that issues of a repository may have. */
export async function issueTypes(client: GitHubApi, { owner, name: repo }: RepositoryName): Promise<string[]> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/issue-types', { owner, repo })
  return typesSchema.parse(data).flatMap((type) => (type === null || type.is_enabled === false ? [] : [type.name]))
}

/** The fields of an organisation in which one of several things is chosen. */
export async function issueFields(client: GitHubApi, org: string): Promise<IssueField[]> {
  const { data } = await client.request('GET /orgs/{org}/issue-fields', { org })
  return fieldsSchema
    .parse(data)
    .filter(({ data_type }) => data_type === 'single_select')
    .map(({ id, name, options }) => ({ id, name, options: (options ?? []).map((option) => option.name) }))
}

export function issueSettings(client: GitHubApi, now: () => Date): IssueSettings {
  const types = ttlCache<readonly string[] | undefined>(KEPT, now)
  const fields = ttlCache<readonly IssueField[] | undefined>(KEPT, now)
  const at = ({ repository: { owner, name: repo }, number }: IssueRef) => ({ owner, repo, issue_number: number })

  return {
    types: (repository) =>
      types.get(`${repository.owner}/${repository.name}`, () => ifTold(() => issueTypes(client, repository))),

    fields: (org) => fields.get(org, () => ifTold(() => issueFields(client, org))),

    setType: (ref, type) =>
      settled(async () => {
        const { data } = await client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
          ...{ ...at(ref), type, request: LAST },
        })
        // GitHub drops without a word what this token may not set.
        return data.type?.name.toLowerCase() === type.toLowerCase() ? 'set' : 'refused'
      }),

    setField: (ref, field, option) =>
      settled(async () => {
        await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/issue-field-values', {
          ...{ ...at(ref), issue_field_values: [{ field_id: field, value: option }], request: LAST },
        })
        return 'set'
      }),

    blockers: (ref) =>
      ifTold(async () => {
        const there = await client.paginate((page) =>
          client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by', {
            ...{ ...at(ref), per_page: PAGE, page },
          }),
        )
        return there.map(({ number }) => number)
      }),

    addBlocker: (ref, blocker) =>
      settled(async () => {
        await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by', {
          ...{ ...at(ref), issue_id: blocker, request: LAST },
        })
        return 'set'
      }),
  }
}

/** Undefined where there is nothing to be told of, or this token is not told. */
async function ifTold<Told>(ask: () => Promise<Told>): Promise<Told | undefined> {
  try {
    return await ask()
  } catch (error) {
    if ([403, 404, 410].includes(statusOf(error) ?? 0) && !isSlowed(error)) return undefined
    throw error
  }
}

async function settled(set: () => Promise<SettingResult>): Promise<SettingResult> {
  try {
    return await set()
  } catch (error) {
    const status = statusOf(error) ?? 0
    if (isSlowed(error)) throw error
    if ([404, 410].includes(status)) return 'unknown-here'
    if ([400, 403, 422].includes(status)) return 'refused'
    throw error
  }
}

/** A limit comes with the same status as a refusal. */
const isSlowed = (error: unknown): boolean => error instanceof GitHubError && error.kind === 'rate-limited'
