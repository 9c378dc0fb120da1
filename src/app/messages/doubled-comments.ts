import type { CommentSeen } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'

const ANSWERS = /<!-- hikeshi:line=([^\s>]+) -->/g

/** The marks of all answers that a comment of the app holds, one for each line, however many lines one mark names. */
export const answerMarks = (body: string): readonly string[] =>
  [...body.matchAll(ANSWERS)].flatMap(([, lines = '']) => lines.split(',').map((line) => markOf(`line=${line}`)))

/** The answer to an `/adopt`, which no line of the record stands for. */
const ADOPTED = /<!-- hikeshi:adopt(?:=\d+)? -->/g

/**
 * Comments of the app that say what an earlier one of them says, and every status comment but the one that is kept. Two
 * instances that start at the same moment both find an answer missing, and neither can know of the other before it is given.
 */
export function doubledComments(
  own: readonly Pick<CommentSeen, 'id' | 'body'>[],
  keptStatus: number | undefined,
): number[] {
  const said = new Set<string>()
  const inOrder = [...own].sort((one, other) => one.id - other.id)
  return inOrder.flatMap(({ id, body }) => {
    if (body.includes(markOf('status'))) return keptStatus === undefined || id === keptStatus ? [] : [id]
    const marks = [...answerMarks(body), ...(body.match(ADOPTED) ?? [])]
    const isDoubled = marks.length > 0 && marks.every((mark) => said.has(mark))
    for (const mark of marks) said.add(mark)
    return isDoubled ? [id] : []
  })
}
