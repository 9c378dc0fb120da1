import type { ActionItem } from '../../domain/case/case.ts'
import { asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { visibleText } from '../../domain/markdown/visible-text.ts'
import { blocks, code, mention } from './marks.ts'
import { clause, type MessageContext } from './message-context.ts'
import { md } from './texts.ts'

const LONGEST_TITLE = 120

/** A measure as an issue of its own (R4.4-3). A title is plain text: GitHub reads no Markdown in it. */
export function actionIssue(
  speech: MessageContext,
  { id, owner, due, text }: ActionItem,
): { title: string; body: string } {
  const { translate, state } = speech
  const about = { issue: state.issue, owner: md(mention(owner)), due }
  const [line = ''] = visibleText(text).split('\n')
  const short = line.length > LONGEST_TITLE ? `${[...line].slice(0, LONGEST_TITLE).join('')}…` : line
  return {
    title: translate('action.title', { id: md(id), text: md(short) }),
    body: blocks(
      `${translate('action.body', about)} ${clause(speech, 'R4.4-3')}`,
      asQuotedText(text),
      translate('action.how', { ...about, command: md(code(`/done ${id}`)) }),
    ),
  }
}
