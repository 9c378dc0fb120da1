import * as z from 'zod/mini'
import type { RepositoryName } from '../../../app/ports/github.ts'
import { LEDGER_BRANCH, LEDGER_FOLDER, POLICY_LEDGER, parseLedgerPath } from '../../../domain/case/ledger-path.ts'
import { FOLLOW_UP } from '../../../domain/screen/projection.ts'
import type { GitHubApi } from '../client/client.ts'
import { WORD_LABEL } from '../ledger/word-label.ts'
import { askGraphql } from './document.ts'
import { blobSchema, type FileTold, fileTold } from './ledger-files.ts'

const fileSchema = z.nullable(z.object({ oid: z.string(), text: z.nullish(z.string()) }))
const yearSchema = z.object({
  name: z.string(),
  object: z.nullish(z.object({ entries: z.nullish(z.array(z.object({ name: z.string() }))) })),
})
/** Of issues that match; null where the repository has none at all. */
const countSchema = z.nullish(z.object({ totalCount: z.int() }))
const placeSchema = z.object({
  isPrivate: z.boolean(),
  labels: z.nullable(
    z.object({
      nodes: z.nullable(
        z.array(z.nullable(z.object({ name: z.string(), description: z.nullish(z.string()), color: z.string() }))),
      ),
      pageInfo: z.object({ hasNextPage: z.boolean() }),
    }),
  ),
  ref: z.nullable(z.object({ target: z.nullable(z.object({ oid: z.string() })) })),
  adoptions: z.nullable(blobSchema),
  records: z.nullable(z.object({ entries: z.nullish(z.array(yearSchema)) })),
  policy: fileSchema,
  resolved: fileSchema,
  open: countSchema,
  following: countSchema,
})
const data = z.record(z.string(), z.nullable(placeSchema))

/** The questions of a round to every place, in one query for so many of them; REST takes five requests for each. */
export function placesOf(count: number): { text: string; data: typeof data } {
  const numbers = Array.from({ length: count }, (_, at) => at)
  const variables = numbers.map((at) => `$o${at}: String!, $n${at}: String!`).join(', ')
  const places = numbers.map((at) => `  p${at}: repository(owner: $o${at}, name: $n${at}) { ...Place }`).join('\n')
  const text = `query Places($tip: String!, $adoptions: String!, $records: String!, $policy: String!, $resolved: String!, $following: String!, ${variables}) {
${places}
}
fragment Place on Repository {
  isPrivate
  labels(first: 100) { nodes { name description color } pageInfo { hasNextPage } }
  ref(qualifiedName: $tip) { target { oid } }
  adoptions: object(expression: $adoptions) { __typename oid ... on Blob { text isTruncated isBinary } }
  records: object(expression: $records) {
    __typename
    ... on Tree { entries { name object { __typename ... on Tree { entries { name } } } } }
  }
  policy: object(expression: $policy) { __typename oid ... on Blob { text } }
  resolved: object(expression: $resolved) { oid }
  open: issues(states: [OPEN], first: 1) { totalCount }
  following: issues(states: [CLOSED], labels: [$following], first: 1) { totalCount }
}`
  return { text, data }
}

interface FileHere {
  sha: string
  text: string | undefined
}

/** A repository as one answer showed it among others. */
export interface PlaceTold {
  isPublic: boolean
  /** Undefined where there are more than a page holds. */
  labels: readonly { name: string; description: string; color: string }[] | undefined
  /** The word that a round left of how far it looked the records through, '' for none; undefined where it is not told. */
  looked: string | undefined
  /** The commit that the branch of the records is at; undefined where there is none. */
  tip: string | undefined
  /** The record of adoptions. */
  adoptions: FileTold
  /** Paths of the cases' records; undefined where they are not told. */
  records: readonly string[] | undefined
  /** The company's policy and the whole one beside it, as they stand on the default branch. */
  policy: FileHere | undefined
  resolved: FileHere | undefined
  /** How many issues are open, and how many closed ones a clock still runs for; undefined where it is not told. */
  open: number | undefined
  following: number | undefined
}

export async function askPlaces(
  client: GitHubApi,
  repositories: readonly RepositoryName[],
  files: { policy: string; resolved: string },
): Promise<ReadonlyMap<RepositoryName, PlaceTold>> {
  const named = repositories.flatMap(({ owner, name }, at) => [[`o${at}`, owner] as const, [`n${at}`, name] as const])
  // By its whole name: git takes a tag before a branch, and anyone who may write can make one of this name.
  const branch = `refs/heads/${LEDGER_BRANCH}`
  const found = await askGraphql(client, placesOf(repositories.length), {
    ...{ tip: branch, adoptions: `${branch}:${POLICY_LEDGER}`, records: `${branch}:${LEDGER_FOLDER}` },
    ...{ policy: `HEAD:${files.policy}`, resolved: `HEAD:${files.resolved}`, following: FOLLOW_UP },
    ...Object.fromEntries(named),
  })
  return new Map(
    repositories.flatMap((repository, at): [RepositoryName, PlaceTold][] => {
      const place = found[`p${at}`]
      return place == null ? [] : [[repository, viewPlace(place)]]
    }),
  )
}

function viewPlace(place: z.infer<typeof placeSchema>): PlaceTold {
  const { isPrivate, labels, ref, adoptions, records, policy, resolved, open, following } = place
  const all = labels?.nodes?.flatMap((label) =>
    label === null ? [] : [{ name: label.name, description: label.description ?? '', color: label.color }],
  )
  const known = labels?.pageInfo.hasNextPage === false ? all : undefined
  return {
    isPublic: !isPrivate,
    labels: known,
    looked: known && (known.find(({ name }) => name === WORD_LABEL)?.description ?? ''),
    tip: ref?.target?.oid,
    adoptions: fileTold(adoptions),
    records: ref === null ? [] : records?.entries == null ? undefined : recordsIn(records.entries),
    policy: fileHere(policy),
    resolved: fileHere(resolved),
    open: open?.totalCount,
    following: following?.totalCount,
  }
}

const recordsIn = (years: readonly z.infer<typeof yearSchema>[]): string[] =>
  years
    .flatMap(({ name, object }) => (object?.entries ?? []).map((entry) => `${LEDGER_FOLDER}/${name}/${entry.name}`))
    .filter((path) => parseLedgerPath(path) !== undefined)
    .sort()

const fileHere = (file: z.infer<typeof fileSchema>): FileHere | undefined =>
  file === null ? undefined : { sha: file.oid, text: file.text ?? undefined }
