import { asInlineText, asQuotedText } from '../../../domain/markdown/as-quoted-text.ts'
import { runbookSkeleton } from '../../../domain/runbook/runbook-skeleton.ts'
import { blocks, code } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { placeholder } from './markers.ts'
import { lessons } from './tellable-facts.ts'

export interface RunbookPlace {
  case: string
  year: number
  text: string | undefined
  path: string | undefined
}

/** The runbook with what this case taught about it, or a new one for a kind that had none (R4.2-3, R4.4-4). */
export function runbookChange(speech: MessageContext, at: RunbookPlace): { path: string; content: string } {
  const { path, text } = at
  if (path !== undefined && text !== undefined) return { path, content: `${text.trimEnd()}\n\n${review(speech, at)}\n` }
  const { id, kind } = newRunbook(speech)
  const folder = speech.context.policy.runbooks.folder
  return {
    path: path ?? `${folder}/${id}.md`,
    content: `${runbookSkeleton(speech.language, id).replace(`kinds: [${id}]`, `kinds: [${kind}]`).trimEnd()}\n\n${review(speech, at)}\n`,
  }
}

function review({ translate, names, context, state, times }: MessageContext, at: RunbookPlace): string {
  const since = state.path.at(-1)?.at ?? state.opened.at
  const parts = lessons(context.policy).map((id) => {
    const words = asQuotedText(state.facts[id]?.text ?? '')
    return blocks(
      `### ${asInlineText(names.field(id))}`,
      words === '' ? placeholder(translate('plan.review-empty')) : words,
    )
  })
  return blocks(
    `## ${translate('plan.review', { case: md(code(at.case)), date: times.short(since).slice(0, 10) })}`,
    placeholder(translate('plan.review-help')),
    ...parts,
  )
}

/** Named after the kind where no runbook has that name yet, else after the kind with the case's number. */
function newRunbook({ context, state }: MessageContext): { id: string; kind: string } {
  const { policy, runbooks } = context
  const field = policy.fields[policy.meanings.kind]
  const chosen = field?.confidential === true ? undefined : state.facts[policy.meanings.kind]?.values[0]
  const options = field?.kind === 'choice' ? field.options : []
  // "Don't know" leads to no category: a runbook is written for a kind that does.
  const kind = options.find(({ id, sets }) => id === chosen && sets?.[policy.meanings.category] !== undefined)?.id
  if (kind === undefined) return { id: `case-${state.issue}`, kind: `case-${state.issue}` }
  const taken = runbooks.some(({ head, path }) => head.id === kind || path === `${policy.runbooks.folder}/${kind}.md`)
  return { id: taken ? `${kind}-${state.issue}` : kind, kind }
}
