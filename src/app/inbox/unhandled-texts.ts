import type { Fact } from '../../domain/case/case.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isBlank, saysOtherwise } from '../../domain/commands/says-otherwise.ts'
import { looksLikeCommand } from '../../domain/commands/slash-start.ts'
import { askedByEdit } from '../../domain/commands/unreadable.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { CommentSeen, IssueSeen } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { actOf, cause, namesByText, timeIn } from './cause.ts'
import { commandsFromSignal } from './commands-from-signal.ts'
import { readingsOf } from './form-answers.ts'
import type { IssueAct } from './signal.ts'
import type { Texts } from './texts.ts'
import { unhandledEdits } from './unhandled-edits.ts'

/**
 * Everything that the texts of an issue ask: the commands of its comments, and the facts that somebody corrected by an
 * edit of which nobody heard. `known` names what needs no looking after. One request where it matters who edited a
 * text, else none.
 */
export async function unhandledTexts(
  ports: Ports,
  { rules: policy }: PolicyInForce,
  texts: Texts,
  file: CaseFile | undefined,
  known: ReadonlySet<string>,
): Promise<RequestedCommand[]> {
  const { repository } = texts
  const issue = file === undefined ? texts.issue : asCase(texts.issue, file)
  const theirs = texts.comments.filter(({ author }) => author.id !== ports.self.id)
  const read = theirs.map((comment) => ({ comment, asked: commandsOf(policy, repository, issue, comment) }))
  const names = namesByText(known)
  const recordOf = factsByComment(file?.placed ?? [])
  const mayBeCorrected = ({ comment, asked }: (typeof read)[number]): boolean => {
    const { id, body, createdAt, updatedAt } = comment
    // A comment that asks for nothing any more may have asked for something before.
    if (file === undefined || (!looksLikeCommand(body) && names(cause.comment(id)).length === 0)) return false
    // GitHub's times are whole seconds: what was edited within the first of them shows by its words alone.
    return updatedAt === createdAt
      ? saysOtherwiseThan(recordOf(id), asked)
      : !names(cause.comment(id)).some((one) => isEdit(one) && timeIn(one) === Date.parse(updatedAt))
  }
  const open = [
    ...(file !== undefined && formSaysOtherwise(policy, issue, file) ? [issue] : []),
    ...read.flatMap((one) => {
      const isNew = one.asked.some((command) => !known.has(command.cause))
      return isNew || mayBeCorrected(one) ? [one.comment] : []
    }),
  ]
  const edits = open.length === 0 ? new Map() : await ports.issues.edits(open)
  // Times in whole seconds do not show every edit; GitHub's list of them does.
  const wasEdited = ({ createdAt, updatedAt, nodeId }: CommentSeen): boolean =>
    updatedAt !== createdAt || (edits.get(nodeId) ?? []).length > 0
  const corrected =
    file === undefined ? [] : unhandledEdits(policy, { repository, issue, comments: theirs }, file, edits, names)
  /** The edits that brought something, its author's own that are found only now too: that answer knows what was there before. */
  const editsOf = ({ id, author }: CommentSeen): string[] => [
    ...names(cause.comment(id)),
    ...corrected.flatMap((one) =>
      one.actor.id === author.id && one.cause.startsWith(`${cause.comment(id)}:`) ? one.cause : [],
    ),
  ]
  const commands = read.flatMap(({ comment, asked }) =>
    wasEdited(comment) ? asked.filter((one) => !isAnswered(editsOf(comment), one)).map(asEdited) : asked,
  )
  return [...commands, ...corrected]
}

/** The record tells what it is: a report that no form made gets its label only after it was opened. */
const asCase = (issue: IssueSeen, { case: state }: CaseFile): IssueSeen => ({
  ...issue,
  labels: [...new Set([...issue.labels, caseLabel(state.process)])],
})

function commandsOf(
  policy: Policy,
  repository: IssueAct['repository'],
  issue: IssueSeen,
  comment: CommentSeen,
): RequestedCommand[] {
  if (comment.author.type !== 'User') return []
  const act = actOf(comment.author, comment.createdAt, cause.comment(comment.id), comment.via)
  return commandsFromSignal({ ...act, kind: 'comment', repository, issue, comment }, { policy })
}

/**
 * People with Write can edit other people's comments, so a command that is seen for the first time in an edited comment
 * is not carried out: its author is asked to write it again.
 */
const asEdited = (one: RequestedCommand): RequestedCommand => ({
  ...one,
  command: askedByEdit('not-told'),
})

/** The edit that brought this command was answered by its own name. */
const isAnswered = (names: readonly string[], { cause: name }: RequestedCommand): boolean =>
  names.some((one) => isEdit(one) && one.endsWith(name.slice(name.lastIndexOf('#'))))

/** Of the names of a comment, those of its edits. */
const isEdit = (name: string): boolean => /^comment:\d+:/.test(name)

function formSaysOtherwise(policy: Policy, issue: IssueSeen, { case: state }: CaseFile): boolean {
  const { answers = [] } = readingsOf(policy, issue, issue.createdAt) ?? {}
  // An empty answer of a form was never recorded.
  return answers.some((answer) => !isBlank(answer) && saysOtherwise(state, answer))
}

type Recorded = Readonly<Record<string, Pick<Fact, 'values' | 'text'>>>

/** The last recorded value of each fact of a comment, by the number of the comment. */
function factsByComment(placed: readonly RecordedEvent[]): (comment: number) => Recorded {
  const facts = new Map<string, Record<string, Pick<Fact, 'values' | 'text'>>>()
  for (const { cause: name, event } of placed) {
    const comment = /^comment:\d+(?=[#:])/.exec(name)?.[0]
    if (comment === undefined || event.type !== 'fact-recorded') continue
    const known = facts.get(comment) ?? {}
    facts.set(comment, known)
    known[event.data.field] = { values: event.data.values, text: event.text.value }
  }
  return (comment) => facts.get(cause.comment(comment)) ?? {}
}

/** Whether a comment says something else than what was recorded of it last. */
function saysOtherwiseThan(facts: Recorded, asked: readonly RequestedCommand[]): boolean {
  const answers = asked.flatMap(({ command }) => (command.kind === 'record' ? command.answers : []))
  return answers.some(
    (answer) => ownProperty(facts, answer.field) !== undefined && saysOtherwise({ form: facts }, answer),
  )
}
