import * as z from 'zod/mini'
import type { Sign, Telling, Told } from '../../../app/ports/github.ts'
import { LEDGER_BRANCH } from '../../../domain/case/ledger-path.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, isOutOfReach } from '../client/github-error.ts'
import { isLostAnswer } from '../client/persist.ts'
import { askGraphql } from './document.ts'

// Each part that shows what the record says tells what that is once it was carried out; a sign stays as it is.
const RECORD = 'repository { object(expression: $record) { oid } }'
// Two instances that give one answer at once see each other's right after it.
const SAID = 'comments(last: 10) { nodes { fullDatabaseId body viewerDidAuthor } }'
const PARTS = {
  card: `updateProjectV2ItemFieldValue(input: $card) { card: projectV2Item { at: content { ... on Issue { ${RECORD} } } } }`,
  issue: `updateIssue(input: $issue) { at: issue { ${RECORD} } }`,
  edit: `updateIssueComment(input: $edit) { at: issueComment { ${RECORD} } }`,
  answer: `addComment(input: $answer) { at: subject { ... on Issue { ${RECORD} ${SAID} } } }`,
  second: `addComment(input: $second) { at: subject { ... on Issue { ${RECORD} ${SAID} } } }`,
  sign: 'addReaction(input: $sign) { clientMutationId }',
}
const INPUTS = {
  card: 'UpdateProjectV2ItemFieldValueInput',
  issue: 'UpdateIssueInput',
  edit: 'UpdateIssueCommentInput',
  answer: 'AddCommentInput',
  second: 'AddCommentInput',
  sign: 'AddReactionInput',
}
type Part = keyof typeof PARTS
const IN_ORDER = ['sign', 'card', 'issue', 'edit', 'answer', 'second'] as const satisfies readonly Part[]

/** GitHub carries the parts out in this order, and the later ones even where an earlier one is refused. */
export function tellingOf(parts: readonly Part[]): { text: string; data: z.ZodMiniType } {
  const isLooked = parts.some((part) => part !== 'sign')
  const variables = [...parts.map((part) => `$${part}: ${INPUTS[part]}!`), ...(isLooked ? ['$record: String!'] : [])]
  const fields = parts.map((part) => `  ${part}: ${PARTS[part]}`).join('\n')
  return { text: `mutation Tell(${variables.join(', ')}) {\n${fields}\n}`, data: z.unknown() }
}

const recordSchema = z.object({
  at: z.object({ repository: z.object({ object: z.nullable(z.object({ oid: z.string() })) }) }),
})
const cardSchema = z.object({ card: recordSchema })
const answerSchema = z.record(z.string(), z.unknown())

/** GraphQL's names for them. */
export const SIGNS: Readonly<Record<Sign, string>> = { '+1': 'THUMBS_UP', confused: 'CONFUSED' }

/**
 * The parts for which REST needs a request each: the card, the issue, the comment that is kept up to date, up to two answers,
 * and the sign on the comment that asked. Nothing is repeated here: where a part was refused, or the answer was lost, somebody has to look.
 */
export async function tellAtOnce(client: GitHubApi, telling: Telling): Promise<Told> {
  const { card, issue, edit, answers, sign, record } = telling
  const [answer, second] = answers?.bodies ?? []
  const variables: Partial<Record<Part, object>> = {
    ...(card && {
      card: {
        ...{ projectId: card.project, itemId: card.item, fieldId: card.field },
        value: { singleSelectOptionId: card.option },
      },
    }),
    ...(issue && {
      issue: {
        id: issue.id,
        ...(issue.to.labels && { labelIds: issue.to.labels }),
        ...(issue.to.assignees && { assigneeIds: issue.to.assignees }),
      },
    }),
    ...(edit && { edit: { id: edit.comment, body: edit.body } }),
    ...(answers && { answer: { subjectId: answers.issue, body: answer } }),
    ...(answers && second !== undefined && { second: { subjectId: answers.issue, body: second } }),
    ...(sign && { sign: { subjectId: sign.comment, content: SIGNS[sign.content] } }),
  }
  const parts = IN_ORDER.filter((part) => part in variables)
  try {
    // By its whole name: git takes a tag before a branch, and anyone who may write can make one of this name.
    const expression = `refs/heads/${LEDGER_BRANCH}:${record}`
    const data = await askGraphql(client, tellingOf(parts), { ...variables, record: expression }, answers?.urgency)
    return { record: recordIn(data, parts.at(-1)), said: saidIn(data) }
  } catch (error) {
    if (isLostAnswer(error) || isOutOfReach(error) || (error instanceof GitHubError && error.kind === 'refused'))
      return 'not-all'
    throw error
  }
}

/** The record as the last part found it that was carried out; parts before it were carried out by then. */
function recordIn(data: unknown, last: Part | undefined): string | undefined {
  const told = last && answerSchema.safeParse(data).data?.[last]
  const found = cardSchema.safeParse(told).data?.card ?? recordSchema.safeParse(told).data
  return found?.at.repository.object?.oid
}

const saidSchema = z.object({
  at: z.object({
    comments: z.object({
      nodes: z.nullable(
        z.array(
          z.nullable(
            z.object({
              fullDatabaseId: z.nullable(z.union([z.string(), z.number()])),
              body: z.string(),
              viewerDidAuthor: z.boolean(),
            }),
          ),
        ),
      ),
    }),
  }),
})

function saidIn(data: unknown): Exclude<Told, 'not-all'>['said'] {
  const { answer, second = answer } = answerSchema.safeParse(data).data ?? {}
  const nodes = saidSchema.safeParse(second).data?.at.comments.nodes ?? []
  return nodes.flatMap((node) =>
    node?.viewerDidAuthor === true && node.fullDatabaseId !== null
      ? [{ id: Number(node.fullDatabaseId), body: node.body }]
      : [],
  )
}
