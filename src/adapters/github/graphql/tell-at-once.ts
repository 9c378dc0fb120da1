import * as z from 'zod/mini'
import type { Sign, Telling } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError } from '../client/github-error.ts'
import { isLostAnswer } from '../client/persist.ts'
import { askGraphql } from './document.ts'

const PARTS = {
  edit: {
    variable: '$edit: UpdateIssueCommentInput!',
    field: 'edit: updateIssueComment(input: $edit) { clientMutationId }',
  },
  answer: { variable: '$answer: AddCommentInput!', field: 'answer: addComment(input: $answer) { clientMutationId }' },
  sign: { variable: '$sign: AddReactionInput!', field: 'sign: addReaction(input: $sign) { clientMutationId }' },
}
type Part = keyof typeof PARTS

/** GitHub carries the parts out in this order, and the later ones even where an earlier one is refused. */
export function tellingOf(parts: readonly Part[]): { text: string; data: z.ZodMiniType } {
  const variables = parts.map((part) => PARTS[part].variable).join(', ')
  const fields = parts.map((part) => `  ${PARTS[part].field}`).join('\n')
  return { text: `mutation Tell(${variables}) {\n${fields}\n}`, data: z.unknown() }
}

/** GraphQL's names for them. */
export const SIGNS: Readonly<Record<Sign, string>> = { '+1': 'THUMBS_UP', confused: 'CONFUSED' }

/**
 * The messages for which REST needs a request each: the comment that is kept up to date, the answer, and the sign on the
 * comment that asked. Nothing is repeated here: where a part was refused, or the answer was lost, somebody has to look.
 */
export async function tellAtOnce(client: GitHubApi, { edit, answer, sign }: Telling): Promise<boolean> {
  const variables = {
    ...(edit && { edit: { id: edit.comment, body: edit.body } }),
    ...(answer && { answer: { subjectId: answer.issue, body: answer.body } }),
    ...(sign && { sign: { subjectId: sign.comment, content: SIGNS[sign.content] } }),
  }
  const parts = (['edit', 'answer', 'sign'] as const).filter((part) => part in variables)
  try {
    await askGraphql(client, tellingOf(parts), variables, answer?.urgency)
    return true
  } catch (error) {
    if (isLostAnswer(error) || (error instanceof GitHubError && ['not-found', 'refused'].includes(error.kind)))
      return false
    throw error
  }
}
