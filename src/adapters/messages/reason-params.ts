import { PLAN_TOO_LARGE } from '../../domain/case/case.ts'
import { waysFrom } from '../../domain/commands/passage.ts'
import { endTriggers } from '../../domain/commands/triggers.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { hintOf, optionList, timeExample } from './hint.ts'
import { code, link, login, reference } from './marks.ts'
import { meantFields, meantOptions } from './meant-fields.ts'
import { labels, listed, type MessageContext, who } from './message-context.ts'
import { choiceOf, type NamingCommand, namedLine } from './named-line.ts'
import { nextStep, usageOf } from './next-step.ts'
import { setOptions } from './set-line.ts'
import { sectionName } from './status/follow-up.ts'
import { md, type TextParams } from './texts.ts'

const MOST = 20

/** Say which options there are to choose from. */
const CHOOSES: readonly Reason['code'][] = ['not-allowed-value', 'answer-unchosen']

/** Everything that the texts of a reason may name, out of the ids that the reason carries. */
export function reasonParams(speech: MessageContext, reason: Reason): TextParams {
  const { names, state, context, translate, times } = speech
  const one = (key: string): string => {
    const value = reason.params?.[key]
    return typeof value === 'string' ? value : ''
  }
  const many = (key: string): readonly string[] => {
    const value = reason.params?.[key]
    return typeof value === 'string' ? [value] : (value ?? [])
  }
  const process = context.policy.processes[state.process]
  const ways = () => (process === undefined ? [] : waysFrom(process, state.phase))
  const offered = (ids: readonly string[], command: NamingCommand) =>
    md(
      listed(
        speech,
        ids.map((id) => choiceOf(speech, command, id)),
        MOST,
      ),
    )
  const what = one('what')
  const field = one('field')
  const fieldNames = () => md(labels(speech, many('fields').map(names.field), MOST))
  const triggers = many('triggers')
  return {
    field: () => names.field(field),
    hint: () => md(field === '' ? '' : hintOf(speech, field, reason.code === 'fact-provisional')),
    options: () => md(field === '' ? '' : offeredOptions()),
    subject: () => subjectOf(speech, reason),
    current: () => names.phase(state.phase),
    phases: () => offered(reason.params?.phases === undefined ? ways() : many('phases'), 'phase'),
    role: () => names.role(one('role')),
    roles: () => md(who(speech, many('roles'))),
    // As it stands: escaped, it would lose the blank before it.
    meanwhile: () => md(isToContain() ? translate('hint.meanwhile') : ''),
    account: () => md(login({ login: one('account') })),
    fields: fieldNames,
    day: () => one('day'),
    answer: () => names.field(one('answer')),
    until: () => (one('until') === '' ? '' : times.full(one('until'))),
    zone: () => context.policy['time-zone'],
    entered: () =>
      md(
        [
          one('entered') === '' ? '' : translate('stale.entered', { phase: names.phase(one('entered')) }),
          reason.code !== 'board-report-unacknowledged' || many('fields').length === 0
            ? ''
            : translate('stale.found', { fields: fieldNames() }),
          reason.code !== 'board-report-unacknowledged' || one('pull') === ''
            ? ''
            : translate('stale.unplanned', { name: names.pull(one('pull')) }),
        ].join(''),
      ),
    phase: () => names.phase(one('phase')),
    claim: () => (what === '' ? names.notice(one('notice')) : (names.acknowledgement(what) ?? what)),
    line: () => one('line'),
    system: () => names.system(one('system')),
    systems: () => offered(many('systems'), 'recovered'),
    notice: () => names.notice(one('notice')),
    exempt: () =>
      md(code(namedLine(speech, 'exempt', one('notice'), `${translate('slot.whom')} ${translate('slot.reason')}`))),
    unreached: () =>
      md(
        concernedOf(many).length === 0
          ? ''
          : translate('notice.unreached', { concerned: md(listed(speech, concernedOf(many), MOST)) }),
      ),
    document: () => names.document(one('document')),
    forms: () => md(link(one('forms'))),
    notices: () => offered(many('notices'), 'notice'),
    what: () =>
      reason.code === 'not-concerned' && what === ''
        ? names.notice(one('notice'))
        : (names.acknowledgement(what) ?? names.phase(what)),
    concerned: () => md(listed(speech, concernedOf(many), MOST)),
    whats: () => offered(many('whats'), 'acknowledge'),
    pull: () => names.pull(one('pull')),
    reference: () => md(reference(one('repository'), one('number'), state.repository.name)),
    repository: () => md(code(one('repository'))),
    home: () => md(code(one('home'))),
    number: () => md(/^\d+$/.test(one('number')) ? `#${one('number')}` : ''),
    section: () => names.section(one('pull'), one('section')) ?? sectionOfOurs(one('section')),
    runbooks: () => offered(many('runbooks'), 'runbook'),
    runbook: () => md(usageOf(speech, 'runbook')),
    triggers: () =>
      names.endTrigger(triggers[0] ?? '') === triggers[0]
        ? offered(triggers, 'activate')
        : offered(triggers.length > 0 ? triggers : endTriggers({ ...context, case: state }), 'stand-down'),
    action: () => md(code(one('action'))),
    actions: () => md(labels(speech, many('actions'), MOST)),
    contacts: () => md(labels(speech, many('contacts'), MOST)),
    findings: () => md(labels(speech, many('findings'), MOST)),
    text: () =>
      reason.code === 'not-allowed-value' && many('options').length > 0
        ? names.option(field, one('text'))
        : one('text'),
    exception: () => (one('exception') === '' ? '' : md(`#${one('exception')}`)),
    file: () => md(code(one('file'))),
    column: () => one('column'),
    sha: () => md(code(one('sha'))),
    problem: () => md(code(one('problem'))),
    message: () => one('message'),
    phone: () => phoneShown(context.policy, speech.language),
    name: () => md(code(`/${one('command')}`)),
    command: () => md(nextStep(speech, reason)),
    heading: () => md(code('### …')),
    meant: () => md(meantBy(reason)),
    example: () => timeExample(speech, field),
  }

  /** Where only some may be chosen here, no other is proposed. */
  function offeredOptions(): string {
    const some = CHOOSES.includes(reason.code) ? many('options') : []
    return some.length === 0
      ? optionList(speech, field)
      : some.map((id) => asInlineText(names.option(field, id))).join(translate('list.choice'))
  }

  /** Later nobody is told of what was urgent before. */
  function isToContain(): boolean {
    const phases = Object.keys(process?.phases ?? {})
    const to = process?.contain?.phase
    return to !== undefined && phases.indexOf(state.phase) < phases.indexOf(to)
  }

  function meantBy({ code: why }: Reason): string {
    if (why === 'unknown-field') return meantIn(one('text'))
    const allowed = CHOOSES.includes(why) ? meantOptions(speech, field, one('text')) : []
    const options = allowed.filter((id) => many('options').includes(id) && id !== one('text'))
    const commands = options.map((id) => code(setOptions(speech, field, [id]))).join(translate('list.choice'))
    return options.length === 0 ? '' : translate('hint.meant-option', { command: md(commands) })
  }

  /** Somebody who wrote a heading from memory is told which one he meant. */
  function meantIn(text: string): string {
    const ids = meantFields(speech, text)
    return ids.length === 0 ? '' : translate('hint.meant', { fields: md(labels(speech, ids.map(names.field))) })
  }

  /** People and groups who are asked; people are named, not called. */
  function concernedOf(all: (key: string) => readonly string[]): string[] {
    return [
      ...all('accounts').map((account) => login({ login: account })),
      ...all('groups').map((group) => asInlineText(names.group(group))),
      ...all('customers').map((customer) =>
        customer === 'not-listed' ? translate('notice.not-listed') : asInlineText(names.customer(customer)),
      ),
      ...all('persons').map((person) => asInlineText(person)),
    ]
  }

  function sectionOfOurs(id: string): string {
    return id === 'actions' || id === PLAN_TOO_LARGE ? sectionName(speech, one('pull'), id) : id
  }
}

/** The act that somebody tried, as a reason names it. */
function subjectOf({ translate, names }: MessageContext, { code: why, params }: Reason): ReturnType<typeof md> {
  const field = params?.field
  const phase = params?.phase
  if (why === 'already-there') {
    return md(typeof phase === 'string' ? translate('subject.at-phase', { phase: names.phase(phase) }) : '')
  }
  if (typeof field === 'string') return md(translate('subject.field', { field: names.field(field) }))
  if (typeof phase === 'string') return md(translate('subject.phase', { phase: names.phase(phase) }))
  return md(translate('subject.act'))
}
