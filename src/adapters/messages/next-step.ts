import { endTriggers } from '../../domain/commands/respond.ts'
import { cutText } from '../../domain/markdown/cut-text.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { reasonedCommand } from './hint.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { slashCommand } from './slash-commands.ts'

/** How a command is written, as code; nothing of a name that is no command's. */
export function usageOf({ translate }: Pick<MessageContext, 'translate'>, name: string): string {
  const known = slashCommand(name)
  return code(translate(`usage.${known ?? 'help'}`))
}

/** So much of what was typed is given back. */
const LONGEST_LINE = 300

/** The very command that takes a reason away, as code; '' where no command does. */
export function nextStep(speech: MessageContext, { code: why, params }: Reason): string {
  const { translate, state, context } = speech
  const id = (key: string): string => {
    const value = params?.[key]
    return typeof value === 'string' && /^[a-z0-9-]+$/.test(value) ? value : ''
  }
  switch (why) {
    case 'acts-unratified':
      return code('/ratify')
    case 'action-incomplete':
      return usageOf(speech, 'action')
    case 'approval-missing':
    case 'findings-changed':
    case 'signature-missing':
      return code('/approve')
    case 'findings-open':
      return `${usageOf(speech, 'action')}${translate('list.choice')}${usageOf(speech, 'accept')}`
    case 'board-report-unacknowledged':
      return `${code(`/acknowledge ${id('what')}`)}${translate('list.choice')}${code(`/acknowledge ${id('what')} ${translate('slot.minutes')}`)}`
    case 'own-exemption':
      return code(`/acknowledge ${id('what')}`)
    case 'unacknowledged': {
      const record = `${id('what')} for ${translate('slot.whom')} ${translate('slot.reference')}`
      const own = ownAcknowledgement(speech, id('what')) ? [`/acknowledge ${id('what')}`] : []
      const ways = [...own, `/acknowledge ${record}`, translate('usage.exempt')]
      return ways.map(code).join(translate('list.choice'))
    }
    case 'too-early':
      return code(
        id('what') === '' ? `/sent ${id('notice')} via ${translate('slot.channel')}` : `/acknowledge ${id('what')}`,
      )
    case 'consent-missing':
      return code(`/consent ${id('field')}`)
    case 'day-past': {
      const { account: owner = '' } = params ?? {}
      const known = typeof owner === 'string' && /^[A-Za-z0-9-]+$/.test(owner) ? `@${owner}` : translate('slot.user')
      return code(`/action ${known} ${translate('slot.day')} ${translate('slot.text')}`)
    }
    case 'correction-proposed': {
      const values = [params?.values ?? []].flat().filter((value) => /^[a-z0-9-]+$/.test(value))
      return code(`/set ${id('field')} ${values.length === 0 ? translate('slot.value') : values.join(', ')}`)
    }
    case 'channel-safe':
    case 'note-time-unread':
      return usageOf(speech, 'note')
    case 'evidence-missing':
      return usageOf(speech, 'evidence')
    case 'harm-reason-missing':
      return code(reasonedCommand(speech, id('field'), [params?.values ?? []].flat()[0]))
    case 'lead-missing':
      return usageOf(speech, 'duplicate')
    case 'no-way':
      return usageOf(speech, 'phase')
    case 'not-the-current-file':
      return code(`/adopt ${id('sha')}`)
    case 'policy-not-adopted':
      return usageOf(speech, 'adopt')
    case 'policy-record-broken':
    case 'policy-record-lost':
      return code('hikeshi verify')
    case 'role-unseen':
      return code('hikeshi doctor')
    case 'policy-record-key-lost':
      return code(`/adopt ${id('sha')}`)
    case 'notice-unapproved':
      return code(`/approve ${id('notice')}`)
    case 'notice-undrawn':
      return code(`/notice ${id('notice')}`)
    case 'notice-unsent':
      return code(`/sent ${id('notice')} via ${translate('slot.channel')}${reached(speech, params)}`)
    case 'headings-twice':
      return code(`/set ${[params?.fields ?? []].flat()[0] ?? ''} ${translate('slot.value')}`)
    case 'runbook-missing':
      return code(`/set ${id('field')} ${translate('slot.reason')}`)
    case 'organisation-not-started':
      return code('/activate')
    case 'organisation-not-stood-down':
      return code(`/stand-down ${endTriggers({ ...context, case: state })[0] ?? ''}`)
    case 'executive-missing':
    case 'not-appointable':
    case 'procedure-missing':
      return code(`/appoint ${translate('slot.user')}`)
    case 'pull-request-unapproved':
      return code(`/approve ${id('pull')}`)
    case 'reason-missing':
      if (id('command') === 'appoint') return code(`/appoint ${translate('slot.user')} ${translate('slot.reason')}`)
      if (id('command') === 'ratify') return code(`/ratify ${translate('slot.reason')}`)
      if (id('command') === 'exempted') return usageOf(speech, 'exempt')
      if (id('command') === 'acknowledged')
        return code(`/acknowledge ${id('what')} for ${translate('slot.whom')} ${translate('slot.reference')}`)
      if (id('what') !== '') return code(`/acknowledge ${id('what')} ${translate('slot.minutes')}`)
      if (id('phase') !== '') return code(`${wayTo(speech, id('phase'))} ${translate('slot.reason')}`)
      return id('line') === '' ? usageOf(speech, 'redact') : code(`/redact ${id('line')} ${translate('slot.reason')}`)
    case 'contained-unconfirmed':
    case 'edit-not-run':
    case 'one-a-line':
    case 'slip':
      return code(cutText([params?.text ?? ''].flat().join(' '), LONGEST_LINE))
    case 'placeholder':
    case 'system-not-recovered':
      return code(`/recovered ${id('system')}`)
    case 'time-unusable':
    case 'usage':
      return usageOf(speech, id('command'))
    case 'already-linked':
    case 'already-signed':
    case 'no-findings':
    case 'not-looked-through':
    case 'unknown-finding':
    case 'answer-awaited':
    case 'answer-doubtful':
    case 'already-there':
    case 'channel-closed':
    case 'channel-compromised':
    case 'closed-case':
    case 'document-missing':
    case 'edited-unseen':
    case 'mover-unknown':
    case 'exception-unapproved':
    case 'fact-fixed':
    case 'form-gone':
    case 'fact-missing':
    case 'time-too-late':
    case 'fact-provisional':
    case 'fact-stale':
    case 'itself':
    case 'kept-as-note':
    case 'lead-ended':
    case 'link-chain':
    case 'names-persons':
    case 'nobody-concerned':
    case 'not-concerned':
    case 'no-such-case':
    case 'no-such-line':
    case 'not-allowed-value':
    case 'not-separate':
    case 'administration-unseen':
    case 'judged-elsewhere':
    case 'not-an-administrator':
    case 'repository-unapproved':
    case 'own-consent':
    case 'own-measure':
    case 'policy-file-missing':
    case 'policy-invalid':
    case 'policy-unapproved':
    case 'not-for-you':
    case 'not-your-request':
    case 'nothing-to-approve':
    case 'nothing-to-ratify':
    case 'action-items-incomplete':
    case 'pull-request-closed':
    case 'pull-request-incomplete':
    case 'pull-request-missing':
    case 'pull-request-unmerged':
    case 'superseded':
    case 'time-ambiguous':
    case 'time-unreadable':
    case 'time-without-hour':
    case 'unknown-account':
    case 'unknown-action':
    case 'unknown-field':
    case 'unknown-notice':
    case 'unknown-phase':
    case 'unknown-runbook':
    case 'unknown-system':
    case 'unknown-trigger':
    case 'unknown-what':
    case 'none-without-reason':
    case 'unknown-without-reason':
    case 'account-unclear':
    case 'none-not-taken':
    case 'unknown-not-taken':
    case 'via-other-app':
      return ''
  }
}

/** Those whom a notice has not reached yet, as `/sent` names them. */
function reached({ translate, names }: MessageContext, params: Reason['params']): string {
  const customers = [params?.customers ?? []].flat().filter((one) => /^[a-z0-9-]+$/.test(one))
  const groups = [params?.groups ?? []].flat()
  const all = [
    ...groups.map(names.group),
    ...customers.map((one) => (one === 'not-listed' ? translate('slot.whom') : one)),
  ]
  return all.length === 0 ? '' : ` to ${all.join(translate('list.comma'))}`
}

/** The command of the way that leads there from here, where it has one of its own. */
function wayTo({ context, state }: MessageContext, phase: string): string {
  const ways = context.policy.processes[state.process]?.transitions ?? []
  const command = ways.find(({ from, to }) => to === phase && from.includes(state.phase))?.command
  return command === undefined ? `/phase ${phase}` : `/${command}`
}

/** Whether anybody takes note of it for himself, rather than having it recorded for him. */
export const ownAcknowledgement = (
  { context, state }: Pick<MessageContext, 'context' | 'state'>,
  what: string,
): boolean => (context.policy.processes[state.process]?.acknowledgements[what]?.by ?? []).length > 0
