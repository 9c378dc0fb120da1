import type { Case, Fact } from '../../../domain/case/case.ts'
import { partLacks } from '../../../domain/gates/notices.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'
import { type Words, wordsIn } from '../../../domain/policy/basics.ts'
import type { NoticePolicy } from '../../../domain/policy/notice.schema.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { blocks, code, fence } from '../marks.ts'
import { labels, type MessageContext, messageContext } from '../message-context.ts'
import { md, type TextParams } from '../texts.ts'

type Notice = Extract<Answer, { kind: 'notice' }>

/** A draft to copy, in the language wanted, with how it is approved and recorded as sent (R4.4-3). */
export function noticeAnswer(speech: MessageContext, { notice, language }: Notice): string {
  const { translate, names, context, state } = speech
  const rule = ownProperty(context.policy.processes[state.process]?.notices ?? {}, notice)
  const view = { case: state, fields: context.policy.fields }
  const groups = Object.values(rule?.groups === true ? (context.policy.groups ?? {}) : {})
  const named = [...new Set((rule?.parts ?? []).filter((field) => partLacks(view, field, '').length > 0))]
  // One that names no parts tells what there is, and where there is nothing, nothing but a greeting is left.
  const isEmpty = toldFacts(context.policy, rule, state).length === 0
  const lacks = named.length === 0 && isEmpty ? toldFields(context.policy, rule) : named
  return blocks(
    translate('notice.head', { notice: names.notice(notice) }),
    fence(draftOf(messageContext(context, state, language), rule)),
    lacks.length === 0 ? '' : translate('notice.lacks', { fields: md(labels(speech, lacks.map(names.field))) }),
    groups.length === 0
      ? ''
      : translate('notice.groups', {
          groups: md(
            labels(
              speech,
              groups.map((words) => wordsIn(speech.language, words)),
            ),
          ),
        }),
    translate('notice.how', {
      approve: md(code(`/approve ${notice}`)),
      sent: md(code(`/sent ${notice} via ${translate('slot.channel')}`)),
      fields: md(labels(speech, toldFields(context.policy, rule).map(names.field))),
    }),
  )
}

/** Plain text: it goes into mails and onto notice boards, so nothing in it is Markdown. */
function draftOf(speech: MessageContext, rule: NoticePolicy | undefined): string {
  const { translate, names, times, context, state } = speech
  const about = {
    company: md(visibleText(context.policy.company.name)),
    date: times.short(state.opened.at).slice(0, 10),
    phone: md(visibleText(context.policy.company.phone)),
  }
  const facts = toldFacts(context.policy, rule, state).map(
    ({ field, fact }) => `■ ${names.field(field)}\n${plainWords(speech, field, fact)}`,
  )
  const intro = rule?.intro === undefined ? translate('notice.intro', about) : introOf(speech, rule.intro, about)
  return blocks(intro, ...facts, translate('notice.contact', about))
}

function plainWords({ names, times, context }: MessageContext, field: string, { values, text }: Fact): string {
  if (values.length === 0) return visibleText(text).trim()
  const time = context.policy.fields[field]?.kind === 'time'
  return values.map((value) => (time ? times.full(value) : names.option(field, value))).join(', ')
}

const introOf = (
  { language }: MessageContext,
  intro: Words,
  about: Readonly<Record<string, TextParams[string]>>,
): string =>
  visibleText(
    wordsIn(language, intro).replaceAll(/\{(company|date|phone)\}/g, (_, name: string) => String(about[name] ?? '')),
  )

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
