import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code } from '../marks.ts'
import { type MessageContext, people } from '../message-context.ts'
import { reasonText } from '../reasons.ts'
import { priority } from '../status/head.ts'
import { md } from '../texts.ts'
import { help } from './help.ts'

type Told = Extract<Answer, { kind: 'told' }>

const MOST = 8

export function toldAnswer(speech: MessageContext, status: Status, { command, by }: Told): string {
  if (command === 'help') return help(speech, status, by)
  return where(speech, status)
}

function where(speech: MessageContext, status: Status): string {
  const { translate, names, state, context } = speech
  const { next } = status
  const phase = names.phase(next?.phase ?? '')
  const missing = next?.missing.map((reason) => reasonText(speech, reason)) ?? []
  return blocks(
    translate('told.status', {
      phase: names.phase(state.phase),
      people: md(people(speech, status.inCharge)),
      severity: names.option(context.policy.meanings.severity, status.severity),
      priority: priority(speech, status.priority),
    }),
    next === undefined
      ? ''
      : missing.length === 0
        ? translate('told.status-ready', { phase, command: md(code('/advance')) })
        : translate('told.status-next', { phase, count: missing.length }),
    bullets(missing.slice(0, MOST)),
    translate('told.status-more'),
  )
}
