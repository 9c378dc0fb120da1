import { asParams } from '../../../domain/acknowledgement/audience.ts'
import type { Account, Case, Fact } from '../../../domain/case/case.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import { approversOf, textLacks } from '../../../domain/commands/notices.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'
import { noticeAudience } from '../../../domain/notices/notice-audience.ts'
import { type Words, wordsIn } from '../../../domain/policy/basics.ts'
import type { NoticePolicy } from '../../../domain/policy/notice.schema.ts'
import { phoneShown } from '../../../domain/policy/placeholders.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { changedThing, plainChange } from '../change-line.ts'
import { blocks, code, fence, mention } from '../marks.ts'
import { labels, listed, type MessageContext, messageContext } from '../message-context.ts'
import { namedLine } from '../named-line.ts'
import { sentCommand } from '../next-step.ts'
import { clausesOf, reasonList } from '../reasons.ts'
import { plainSafeguard } from '../safeguards.ts'
import { skeletonOf } from '../skeleton.ts'
import { md } from '../texts.ts'
import { longDay } from '../times.ts'

type Notice = Extract<Answer, { kind: 'notice' }>

/**
 * A draft to copy, in the language wanted; first of all what it lacks, or who approves it and how its sending is recorded
 * (R4.4-3).
 */
export function noticeAnswer(speech: MessageContext, { notice, language, by, revised }: Notice): string {
  const { translate, names, context, state } = speech
  const process = context.policy.processes[state.process]
  const rule = ownProperty(process?.notices ?? {}, notice)
  const told = toldFacts(context.policy, rule, state)
  const reasons = process === undefined ? [] : textLacks({ case: state, policy: context.policy, process }, notice)
  const named = reasons.flatMap(({ params }) => (typeof params?.field === 'string' ? [params.field] : []))
  // One that names no parts tells what there is, and where there is nothing, nothing but a greeting is left.
  const lacks = named.length === 0 && told.length === 0 ? toldFields(context.policy, rule) : named
  return blocks(
    translate('notice.head', { notice: names.notice(notice) }),
    lacks.length === 0 ? '' : unwritten(speech, notice, lacks, told.length === 0),
    fence(draftOf(messageContext(context, state, language), rule, revised)),
    lacks.length > 0
      ? ''
      : blocks(
          reasonList(speech, reasons),
          reasons.length === 0 ? approval(speech, notice, by) : '',
          sending(speech, notice, rule),
          clausesOf(speech, reasons),
        ),
    translate('notice.only', {
      fields: md(labels(speech, toldFields(context.policy, rule).map(names.field))),
    }),
  )
}

/** Tells that it is empty, or what it lacks, with the headings to fill in and how it is drawn up again. */
function unwritten(speech: MessageContext, notice: string, fields: readonly string[], isEmpty: boolean): string {
  const { translate, names } = speech
  return blocks(
    translate(isEmpty ? 'notice.empty' : 'notice.lacks', {
      fields: md(labels(speech, fields.map(names.field))),
      command: md(code(namedLine(speech, 'notice', notice))),
    }),
    skeletonOf(speech, fields),
  )
}

/** Calls those who approve it; of somebody who has just drawn it up himself, that is said. */
function approval(speech: MessageContext, notice: string, by: Account): string {
  const { translate, context, state } = speech
  const process = context.policy.processes[state.process]
  const roles = process === undefined ? [] : approversOf({ process }, notice)
  if (roles.length === 0) return ''
  const command = md(code(namedLine(speech, 'approve', notice)))
  const people = roles.flatMap((role) => holdersOf(context.policy, context.directory, state, role))
  return people.length === 0 || people.some(({ id }) => id === by.id)
    ? translate('notice.approve', { command })
    : translate('notice.asked', {
        people: md(listed({ translate }, [...new Set(people.map(mention))])),
        command,
      })
}

/** How its sending is recorded, with each of those whom it has to reach. */
function sending(speech: MessageContext, notice: string, rule: NoticePolicy | undefined): string {
  const { translate, context, state } = speech
  const { groups = {}, customers } = context.policy
  const around = { case: state, groups: Object.keys(groups), customers: Object.keys(customers) }
  const audience = rule === undefined ? undefined : noticeAudience(rule, around)
  const all = audience?.kind === 'known' ? audience.all : []
  return translate('notice.send', { command: md(sentCommand(speech, notice, asParams(all))) })
}

/** Plain text: it goes into mails and onto notice boards, so nothing in it is Markdown. */
function draftOf(speech: MessageContext, rule: NoticePolicy | undefined, revised: Notice['revised']): string {
  const { translate, context, state, language } = speech
  const words = {
    company: visibleText(context.policy.company.name),
    date: longDay(state.opened.at, context.policy['time-zone'], language),
    phone: visibleText(phoneShown(context.policy, language)),
  }
  const about = { ...words, company: md(words.company), phone: md(words.phone) }
  const facts = toldFacts(context.policy, rule, state).map(
    ({ field, fact }) => `■ ${headingOf(speech, field)}\n${plainWords(speech, field, fact)}`,
  )
  const intro = rule?.intro === undefined ? translate('notice.intro', about) : introOf(speech, rule.intro, words)
  return blocks(intro, ...facts, ...revisionLines(speech, rule, revised), translate('notice.contact', about))
}

/**
 * The difference of the two policies, and each safeguard that the revision takes away. Customers
 * are told of what has a name in the regulation: settings of the company are its own, and so are their values (R8-2).
 */
function revisionLines(
  { translate, language }: MessageContext,
  rule: NoticePolicy | undefined,
  revised: Notice['revised'],
): string[] {
  if (revised === 'not-asked') return []
  const { changes, safeguards } = revised
  const isForCustomers = rule?.customers !== undefined
  const told = isForCustomers ? changes.told.filter(({ part }) => part !== undefined) : changes.told
  const say = isForCustomers ? changedThing : plainChange
  const left = changes.more + changes.told.length - told.length
  const lines = [
    ...new Set(told.map((change) => say(translate, change, language))),
    ...(left === 0 ? [] : [translate(isForCustomers ? 'notice.other-changes' : 'revised.more', { count: left })]),
  ]
  const gone = safeguards.map((one) => plainSafeguard(translate, one, language))
  return [
    ...(lines.length === 0 ? [] : [[translate('notice.changes'), ...lines.map(item)].join('\n')]),
    ...(gone.length === 0 ? [] : [[translate('notice.safeguards'), ...gone.map(item)].join('\n')]),
  ]
}

const item = (line: string): string => `・${line}`

/** Its readers know none of the company's fields. */
const headingOf = ({ names, context }: MessageContext, field: string): string =>
  names.words(ownProperty(context.policy.fields, field)?.['notice-heading'], names.field(field))

function plainWords({ names, times, context }: MessageContext, field: string, { values, text }: Fact): string {
  if (values.length === 0) return visibleText(text).trim()
  const time = context.policy.fields[field]?.kind === 'time'
  return values.map((value) => (time ? times.full(value) : names.option(field, value))).join(', ')
}

const introOf = ({ language }: MessageContext, intro: Words, about: Readonly<Record<string, string>>): string =>
  visibleText(wordsIn(language, intro).replaceAll(/\{(company|date|phone)\}/g, (_, name: string) => about[name] ?? ''))

/** Only what the policy lets this notice tell, and never what it calls confidential, whatever else it says (R8-2). */
const toldFields = ({ fields }: Policy, rule: NoticePolicy | undefined): string[] => {
  const told = Object.entries(fields).flatMap(([id, { notice, confidential }]) =>
    notice === true && !confidential ? [id] : [],
  )
  const parts = rule?.parts ?? []
  return parts.length === 0 ? told : parts.filter((field) => told.includes(field))
}

const toldFacts = (policy: Policy, rule: NoticePolicy | undefined, state: Case): { field: string; fact: Fact }[] =>
  toldFields(policy, rule).flatMap((field) => {
    const fact = ownProperty(state.facts, field)
    return fact === undefined || fact.provisional ? [] : [{ field, fact }]
  })
