import { openFields, recordedSince } from '../../../domain/case/editions.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { DocumentPolicy } from '../../../domain/policy/document.schema.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { blocks, bullets, code, login, mention, reference } from '../marks.ts'
import { clauseOf, labels, listed, type MessageContext, who } from '../message-context.ts'
import { factBlock } from '../plan/fact-block.ts'
import { timeline } from '../plan/timeline.ts'
import { md } from '../texts.ts'
import { letter } from './letter.ts'
import { readableMarkdown } from './readable-markdown.ts'

/** GitHub takes 65,536 characters: the plan has what the record leaves. */
const MOST = 60_000

/** A document of the case, drawn from its record with the plan, for whoever takes note of it (R4.4-2). */
export function caseDocument(speech: MessageContext, id: string, plan: string | undefined): string {
  const { translate, names, times, context, state } = speech
  const process = context.policy.processes[state.process]
  const rule = ownProperty(process?.documents ?? {}, id)
  if (rule === undefined) return ''
  if (rule.draws === 'letter') return letter(speech, id, rule)
  const facts = rule.fields.flatMap((field) => {
    const fact = ownProperty(state.facts, field)
    return fact === undefined ? [] : [factBlock(speech, field, fact)]
  })
  const record = blocks(
    `# ${asInlineText(names.words(rule.label, id))}: #${state.issue}`,
    edition(speech, rule),
    translate('document.note', { clause: clauseOf(speech, rule.clause), zone: times.zone(state.opened.at) }),
    taking(speech, rule['acknowledged-as']),
    timeline(speech),
    `## ${translate('plan.findings')}`,
    facts.length === 0 ? translate('plan.none-recorded') : blocks(...facts),
    actionsOf(speech),
  )
  return blocks(record, planOf(speech, rule.with, plan, MOST - record.length))
}

/** Said before all else: what is not certain yet, and what has been found since it was last taken note of. */
function edition(speech: MessageContext, { fields, 'acknowledged-as': what }: DocumentPolicy): string {
  const { translate, names, state, context, times } = speech
  const process = context.policy.processes[state.process]
  const called = (ids: readonly string[]) => ({ fields: md(labels(speech, ids.map(names.field))) })
  const taken = what === undefined ? undefined : ownProperty(state.acknowledged, what)
  const since = what === undefined ? [] : recordedSince(process?.documents ?? {}, state, what)
  const people = (ownProperty(process?.acknowledgements ?? {}, what ?? '')?.by ?? [])
    .flatMap((role) => holdersOf(context.policy, context.directory, state, role))
    .map(mention)
  const open = openFields(state.facts).filter((field) => fields.includes(field))
  return blocks(
    taken === undefined || since.length === 0
      ? ''
      : translate('document.again', {
          people: md(listed(speech, [...new Set(people)])),
          at: times.full(taken.at),
          ...called(since),
        }),
    open.length === 0 ? '' : translate('document.open', called(open)),
  )
}

/** How it is acknowledged: by those who may, or by whoever records it for people without an account. */
function taking(speech: MessageContext, what: string | undefined): string {
  const { translate, context, state } = speech
  const rule = ownProperty(context.policy.processes[state.process]?.acknowledgements ?? {}, what ?? '')
  if (what === undefined || rule === undefined) return ''
  return bullets([
    translate('document.acknowledge', { roles: md(who(speech, rule.by)), command: md(code(`/acknowledge ${what}`)) }),
    ...(rule['recorded-by'].length === 0
      ? []
      : [
          translate('document.recorded', {
            roles: md(who(speech, rule['recorded-by'])),
            command: md(code(`/acknowledge ${what} ${translate('slot.minutes')}`)),
          }),
        ]),
  ])
}

function actionsOf({ translate, state }: MessageContext): string {
  const lines = state.actions.map(({ id, owner, due, text }) =>
    translate('status.action', { id, owner: md(login(owner)), due, text }),
  )
  return lines.length === 0 ? '' : blocks(`## ${translate('plan.actions')}`, bullets(lines))
}

function planOf(speech: MessageContext, pull: string | undefined, plan: string | undefined, room: number): string {
  const { names, state } = speech
  const merged = pull === undefined ? undefined : ownProperty(state.pulls, pull)
  if (pull === undefined || merged === undefined) return ''
  const about = reference(merged.repository, merged.number, state.repository.name)
  const heading = `## ${asInlineText(names.pull(pull))}`
  const taken = heading.length + about.length + 20
  const words = plan === undefined ? '' : readableMarkdown(plan, { below: 2, maxLength: room - taken })
  return blocks(heading, about, words)
}
