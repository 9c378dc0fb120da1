import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../../domain/policy/basics.ts'
import type { PullRequestPolicy } from '../../../domain/policy/process.ts'
import { blocks, code, link, mention } from '../marks.ts'
import { clauseOf, labels, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { approvers, clauseOfPull } from './approvers.ts'
import { factBlock } from './fact-block.ts'
import { ACTIONS_MARK, prompt, sectionMark } from './markers.ts'
import { tellableFacts } from './tellable-facts.ts'
import { timeline } from './timeline.ts'

export interface PlanPlace {
  case: string
  url: string
  /** Where GitHub's own editor opens the plan. */
  editor: string
  year: number
}

/** The prevention plan as the record has it, with the parts that people write (R4.4-1, R4.4-3, R4.4-4). */
export function plan(
  speech: MessageContext,
  pull: string,
  at: PlanPlace,
): { title: string; body: string; document: string } {
  const { translate, names, context, state } = speech
  const rule = context.policy.processes[state.process]?.['pull-requests'][pull]
  const sections = rule?.sections.map(({ id }) => names.section(pull, id) ?? id) ?? []
  // A title is no Markdown: it holds the policy's words and our own reference, and nobody's text.
  const title = `${names.pull(pull)}: ${at.case}`
  const history = rule?.['changes-policy']?.history?.file
  const body = translate('plan.body', {
    case: md(code(at.case)),
    label: names.pull(pull),
    section: md(labels(speech, sections)),
    roles: md(approvers(speech, pull)),
    clause: clauseOf(speech, clauseOfPull(speech, pull)),
    editor: md(link(at.editor)),
  })
  // Two that are open at once both write behind the last line.
  const both =
    history === undefined
      ? []
      : [translate('plan.both-lines', { file: md(code(history)), roles: md(approvers(speech, pull)) })]
  return { title, body: blocks(body, ...both), document: `${document(speech, pull, rule, at)}\n` }
}

function document(speech: MessageContext, pull: string, rule: PullRequestPolicy | undefined, at: PlanPlace): string {
  const { translate, names, times, context, state } = speech
  const process = context.policy.processes[state.process]
  const responds = process?.contain !== undefined
  const waitsForActions = process?.transitions.some(({ gates }) => gates.some(({ kind }) => kind === 'actions'))
  const facts = tellableFacts(context.policy, state).map(({ field, fact }) => factBlock(speech, field, fact))
  return blocks(
    `# ${translate('plan.title', { label: names.pull(pull), case: at.case })}`,
    [translate('plan.case', { case: md(code(at.case)) }), translate('plan.link', { url: md(link(at.url)) })].join(
      '  \n',
    ),
    translate('plan.note', { zone: times.zone(state.opened.at) }),
    timeline(speech),
    `## ${translate(responds ? 'plan.findings' : 'plan.recorded')}`,
    facts.length === 0 ? translate('plan.none-recorded') : blocks(...facts),
    ...(rule?.sections ?? []).map((section) => sectionBlock(speech, section)),
    waitsForActions === true ? actionItems(speech) : '',
    `## ${translate('plan.approvals')}`,
    translate('plan.approvals-note', {
      label: names.pull(pull),
      roles: md(approvers(speech, pull)),
      clause: clauseOf(speech, clauseOfPull(speech, pull)),
    }),
  )
}

function sectionBlock({ language }: MessageContext, section: PullRequestPolicy['sections'][number]): string {
  const help = section.help === undefined ? '' : prompt(wordsIn(language, section.help))
  return [
    `## ${asInlineText(wordsIn(language, section.label))}`,
    '',
    sectionMark(section.id),
    ...(help === '' ? [] : [help]),
  ].join('\n')
}

function actionItems({ translate, state }: MessageContext): string {
  const items = state.actions.map(({ owner, due, text, confirmed }) => {
    const words = asInlineText(text, { maxLength: 400 })
    return `- [${confirmed === undefined ? ' ' : 'x'}] ${mention(owner)} ${asInlineText(due)} ${words}`
  })
  return [
    `## ${translate('plan.actions')}`,
    '',
    ACTIONS_MARK,
    prompt(translate('plan.actions-help')),
    ...(items.length === 0 ? [] : ['', ...items]),
  ].join('\n')
}
