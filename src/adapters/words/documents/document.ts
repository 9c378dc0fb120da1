import { asInlineText, asQuotedText } from '../../../domain/markdown/as-quoted-text.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'
import { own } from '../../../domain/own.ts'
import { blocks, bullets, code, login, reference } from '../marks.ts'
import { course } from '../plan/course.ts'
import { factBlock } from '../plan/fact-block.ts'
import { clauseOf, type Speech, who } from '../speech.ts'
import { md } from '../texts.ts'

/** GitHub takes 65,536 characters: the plan has what the record leaves. */
const MOST = 60_000

/** A document of the case, drawn from its record with the plan, for whoever takes note of it (R4.4-2). */
export function caseDocument(speech: Speech, id: string, plan: string | undefined): string {
  const { tell, names, times, context, state } = speech
  const process = context.policy.processes[state.process]
  const rule = own(process?.documents ?? {}, id)
  if (rule === undefined) return ''
  const facts = rule.fields.flatMap((field) => {
    const fact = own(state.facts, field)
    return fact === undefined ? [] : [factBlock(speech, field, fact)]
  })
  const record = blocks(
    `# ${asInlineText(names.words(rule.label, id))}: #${state.issue}`,
    tell('document.note', { clause: clauseOf(speech, rule.clause), zone: times.zone(state.opened.at) }),
    taking(speech, rule['acknowledged-as']),
    course(speech),
    `## ${tell('plan.findings')}`,
    facts.length === 0 ? tell('plan.none-recorded') : blocks(...facts),
    actionsOf(speech),
  )
  return blocks(record, planOf(speech, rule.with, plan, MOST - record.length))
}

/** How it is acknowledged: by those who may, or by whoever records it for people without an account. */
function taking(speech: Speech, what: string | undefined): string {
  const { tell, context, state } = speech
  const rule = own(context.policy.processes[state.process]?.acknowledgements ?? {}, what ?? '')
  if (what === undefined || rule === undefined) return ''
  return bullets([
    tell('document.acknowledge', { roles: md(who(speech, rule.by)), command: md(code(`/acknowledge ${what}`)) }),
    ...(rule['recorded-by'].length === 0
      ? []
      : [
          tell('document.recorded', {
            roles: md(who(speech, rule['recorded-by'])),
            command: md(code(`/acknowledge ${what} ${tell('slot.minutes')}`)),
          }),
        ]),
  ])
}

function actionsOf({ tell, state }: Speech): string {
  const lines = state.actions.map(({ id, owner, due, text }) =>
    tell('status.action', { id, owner: md(login(owner)), due, text }),
  )
  return lines.length === 0 ? '' : blocks(`## ${tell('plan.actions')}`, bullets(lines))
}

function planOf(speech: Speech, pull: string | undefined, plan: string | undefined, room: number): string {
  const { names, state } = speech
  const merged = pull === undefined ? undefined : own(state.pulls, pull)
  if (pull === undefined || merged === undefined) return ''
  const about = reference(merged.repository, merged.number, state.repository.name)
  const heading = `## ${asInlineText(names.pull(pull))}`
  // Escaping at most doubles a text.
  const words = plan === undefined ? '' : asQuotedText(withoutMarks(plan), { maxLength: Math.floor(room / 4) })
  return blocks(heading, about, words)
}

const withoutMarks = (plan: string): string =>
  visibleText(plan)
    .split('\n')
    .filter((line) => !/^\s*<!--.*-->\s*$/.test(line))
    .join('\n')
