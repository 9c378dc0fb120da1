import type { CaseEvent, ConcernedOf, EventOf } from '../../domain/case/event.schema.ts'
import { isHash } from '../../domain/case/is-hash.ts'
import { isRefusal } from '../../domain/case/is-refusal.ts'
import { shownId } from '../../domain/findings/findings.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { noticeOf } from '../../domain/notices/notice-standing.ts'
import { askedFor } from './asked-for.ts'
import { callMade, isBegun } from './call-made.ts'
import { clockName } from './clock-words.ts'
import { factWords } from './fact-words.ts'
import { isRemark } from './is-remark.ts'
import { code, login, reference } from './marks.ts'
import { clause, labels, listed, type MessageContext } from './message-context.ts'
import { openingName, openingOf } from './opening-words.ts'
import { childWords } from './sub-issue-words.ts'
import { md, type TextParams } from './texts.ts'

const HOW = {
  rule: 'timeline.by-rule',
  person: 'timeline.by-person',
  schedule: 'timeline.by-schedule',
} as const

/**
 * Whether a line tells what happened in the case. What our own screens are made of changes nothing that people need, and
 * telling it would change them again; what was asked for and refused did not happen: the ledger and the answer have it.
 */
export const hasHappened = (event: CaseEvent): boolean =>
  isRefusal(event) ? isCarriedOut(event) : !UNTOLD.includes(event.type) && !isBegun(event)

const UNTOLD: readonly CaseEvent['type'][] = ['screen-bound', 'question-answered']

/** A request that was carried out, with a word to its author, was not refused. */
const isCarriedOut = ({ data: { reasons } }: EventOf<'request-refused'>): boolean =>
  reasons.length > 0 && reasons.every(isRemark)

/** One line of the ledger in one line of words; people's texts are cut to `maxLength`. */
export function describeEvent(speech: MessageContext, event: CaseEvent, maxLength: number): string {
  const what = inWords(speech, event, maxLength)
  const line = lineCorrected(speech, event)
  return line === undefined ? what : speech.translate('timeline.corrects', { what: md(what), line })
}

/** The line that this one stands in place of; of what a case below said, by the line that this record has for it. */
function lineCorrected({ state }: MessageContext, { type, data }: CaseEvent): number | undefined {
  if (type !== 'child-said') return 'corrects' in data ? data.corrects : undefined
  const { issue, corrects } = data
  const entries = state.children.find((child) => child.issue === issue)?.entries
  return corrects === undefined ? undefined : entries?.[corrects]
}

function inWords(speech: MessageContext, event: CaseEvent, maxLength: number): string {
  const { translate, names, context, state } = speech
  const text = (words: string | undefined) => md(asInlineText(words ?? '', { maxLength }))
  /** With the reason that was given, and in whose stead it was done. */
  const why = (what: string, { data, text: said }: EventOf<'executive-appointed' | 'acts-ratified'>): string => {
    const because =
      said.reason === undefined ? what : translate('timeline.because', { what: md(what), reason: text(said.reason) })
    return data.acting === undefined
      ? because
      : translate('timeline.acting', { what: md(because), role: names.role(data.acting.role) })
  }
  switch (event.type) {
    case 'case-opened':
      return openingOf(context, state) === 'start'
        ? translate('event.case-started')
        : translate('event.case-opened', { opening: openingName(speech) })
    case 'runbook-unmatched':
    case 'screen-bound':
      return translate(`event.${event.type}`)
    case 'fact-recorded': {
      const { field, values, provisional, source } = event.data
      const value = factWords(speech, field, { values, provisional, text: event.text.value }, maxLength)
      const automatic = source === 'derived' ? ` ${translate('timeline.app')}` : ''
      return translate('event.fact-recorded', { field: names.field(field), value: md(`${value}${automatic}`) })
    }
    case 'correction-proposed': {
      const { field, values } = event.data
      const value = factWords(speech, field, { values, provisional: false, text: event.text.value }, maxLength)
      return translate('event.correction-proposed', { field: names.field(field), value: md(value) })
    }
    case 'phase-changed': {
      const { from, to, acting, waived = [] } = event.data
      const moved = translate('event.phase-changed', { from: names.phase(from), to: names.phase(to) })
      const what = waived.reduce(
        (said, { exception, clause: id }) =>
          translate('timeline.waived', {
            what: md(said),
            exception: md(`#${exception}`),
            clause: md(clause(speech, id)),
          }),
        moved,
      )
      const reason = event.text.reason
      const because =
        reason === undefined ? what : translate('timeline.because', { what: md(what), reason: text(reason) })
      return acting === undefined
        ? because
        : translate('timeline.acting', { what: md(because), role: names.role(acting.role) })
    }
    case 'request-refused': {
      const { command, target, reasons } = event.data
      const clauses = [
        ...new Set(reasons.flatMap((reason) => (reason.clause === undefined ? [] : [clause(speech, reason.clause)]))),
      ]
      const asked = md(askedFor(speech, command, target))
      const count = translate('timeline.reasons', { count: reasons.length, clauses: md(clauses.join('')) }).trim()
      const what = isCarriedOut(event) ? 'timeline.remarked' : 'event.request-refused'
      return translate(what, { asked, reasons: md(count) })
    }
    case 'question-answered':
      return translate('event.question-answered', { command: md(code(`/${event.data.command}`)) })
    case 'note-added':
      return translate('event.note-added', { note: text(event.text.note) })
    case 'text-kept':
      return translate('event.text-kept', { text: text(event.text.text) })
    case 'evidence-recorded': {
      const where = kept(event.text, event.data)
      const what = text(event.text.what)
      return where === ''
        ? translate('timeline.evidence', { what })
        : translate('event.evidence-recorded', { what, where: md(where) })
    }
    case 'contact-made':
      return translate('event.contact-made', { whom: text(event.text.whom), answer: text(event.text.answer) })
    case 'runbook-matched': {
      const how = translate(HOW[event.data.by])
      return translate('event.runbook-matched', { runbook: names.runbook(event.data.runbook), how: md(how) })
    }
    case 'executive-appointed':
      return why(translate('event.executive-appointed', { account: md(login(event.data.account)) }), event)
    case 'organisation-started': {
      const { trigger } = event.data
      const named = trigger === undefined ? translate('status.started-by-hand') : names.startTrigger(trigger)
      return translate('event.organisation-started', { trigger: named })
    }
    case 'organisation-stood-down':
      return translate('event.organisation-stood-down', { trigger: names.endTrigger(event.data.trigger) })
    case 'case-answered':
    case 'role-acted':
    case 'role-unanswered':
      return translate(`event.${event.type}`, { role: names.role(event.data.role) })
    case 'reminder-sent': {
      const { clock, subject, kind, until } = event.data
      const about = { clock: clockName(speech, clock, subject), until: speech.times.full(until) }
      return translate('event.reminder-sent', { said: translate(`said.${kind}`), ...about })
    }
    case 'called':
      return callMade(speech, event.data)
    case 'acts-ratified':
      return why(translate('event.acts-ratified', { acts: md(listed(speech, event.data.acts.map(String))) }), event)
    case 'system-recovered':
      return translate('event.system-recovered', { system: names.system(event.data.system) })
    case 'action-added': {
      const { id, owner, due } = event.data
      return translate('event.action-added', { id, owner: md(login(owner)), due, what: text(event.text.what) })
    }
    case 'action-done':
    case 'action-confirmed':
      return translate(`event.${event.type}`, { id: event.data.id })
    case 'action-judged': {
      const { id, worked } = event.data
      const found = translate(worked ? 'effect.worked' : 'effect.failed')
      return translate('event.action-judged', { id, found, why: text(event.text.why) })
    }
    case 'approved':
      return translate('event.approved', { what: approvedThing(event.data.what) })
    case 'findings-changed': {
      const [found, gone] = [event.data.found.length, event.data.gone.length]
      return found + gone === 0
        ? translate('timeline.findings-same')
        : translate('event.findings-changed', { found, gone })
    }
    case 'findings-accepted': {
      const ids = event.data.findings.map(shownId).join(' ')
      return translate('event.findings-accepted', { findings: ids, reason: text(event.text.reason) })
    }
    case 'consented':
      return translate('event.consented', { what: names.field(event.data.what) })
    case 'acknowledged': {
      const { what: id, of } = event.data
      const what = names.acknowledgement(id) ?? id
      const noted = translate('event.acknowledged', { what, reference: text(event.text.reference) })
      if (of === undefined) return noted
      return translate('timeline.acknowledged-for', { what: md(noted), whom: whom(of, event.text.person) })
    }
    case 'exempted': {
      const what = names.acknowledgement(event.data.what) ?? event.data.what
      const { person, reason } = event.text
      const notice = noticeOf(event.data.what)
      if (notice !== undefined) {
        const about = { notice: names.notice(notice), whom: whom(event.data.of, person), reason: text(reason) }
        return translate('timeline.notice-omitted', about)
      }
      return translate('event.exempted', { what, whom: whom(event.data.of, person), reason: text(reason) })
    }
    case 'document-drawn': {
      const { document, policy } = event.data
      return translate('event.document-drawn', {
        document: names.document(document),
        version: md(code(policy.slice(0, 7))),
      })
    }
    case 'notice-drafted':
      return translate('event.notice-drafted', { notice: names.notice(event.data.notice) })
    case 'notice-sent':
      return translate('event.notice-sent', {
        notice: names.notice(event.data.notice),
        channel: text(event.text.channel),
        whom: md(sentTo(event.data.of ?? [])),
      })
    case 'case-linked':
      return translate('event.case-linked', { issue: md(`#${event.data.issue}`) })
    case 'issue-relocated': {
      const { what, repository, issue } = event.data
      const place = md(code(`${repository ?? ''}#${issue ?? ''}`))
      return translate('event.issue-relocated', { what: md(translate(`relocated.${what}`, { place })) })
    }
    case 'case-unlinked':
    case 'child-joined':
    case 'child-left':
      return translate(`event.${event.type}`, { issue: md(`#${event.data.issue}`) })
    case 'child-said':
      return translate('event.child-said', {
        issue: md(`#${event.data.issue}`),
        account: md(login(event.data.by)),
        what: md(childWords(speech, event, maxLength)),
      })
    case 'text-redacted':
      return translate('event.text-redacted', { line: event.data.line, reason: text(event.text.reason) })
    case 'pull-request-seen': {
      const { id, number, repository, state: now } = event.data
      return translate('event.pull-request-seen', {
        pull: names.pull(id),
        reference: md(reference(repository, number, state.repository.name)),
        state: translate(`pull-is.${now}`),
      })
    }
  }

  function sentTo(of: readonly ConcernedOf[]): string {
    const all = of.flatMap((one) =>
      one.kind === 'group' ? names.group(one.group) : one.kind === 'customer' ? names.customer(one.customer) : [],
    )
    return all.length === 0 ? '' : translate('timeline.notice-to', { whom: md(labels(speech, all)) })
  }

  function whom(of: ConcernedOf, person: string | undefined): TextParams[string] {
    if (of.kind === 'person') return text(person)
    if (of.kind === 'customer') return names.customer(of.customer)
    return of.kind === 'group' ? names.group(of.group) : md(login(of.account))
  }

  /** Where it is kept, with its hash where that is one, and who holds it (R4.2-4). */
  function kept(words: { where: string; holder?: string | undefined }, data: { hash?: string | undefined }): string {
    const hash = data.hash !== undefined && isHash(data.hash) ? code(data.hash) : ''
    const parts = [words.where, words.holder ?? ''].map((part) => asInlineText(part, { maxLength }))
    return [...parts, hash].filter((part) => part !== '').join(' · ')
  }

  /** A phase, or a pull request at one commit (`prevention@<sha>`). */
  function approvedThing(what: string): string {
    const notice = noticeOf(what)
    if (notice !== undefined) return names.notice(notice)
    const [id = '', sha] = what.split('@')
    if (sha !== undefined) return `${names.pull(id)} ${sha.slice(0, 7)}`
    return context.policy.processes[state.process]?.phases[what] === undefined ? what : names.phase(what)
  }
}
