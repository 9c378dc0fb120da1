import type { Reason } from '../../domain/refusals/reason.ts'
import { REFUSALS } from '../../domain/refusals/refusals.ts'
import { choicesFor } from './choices.ts'
import { foldedAfter } from './details.ts'
import { bullets, code, reference } from './marks.ts'
import { clause, type MessageContext } from './message-context.ts'
import { nextStep } from './next-step.ts'
import { reasonParams } from './reason-params.ts'
import { md } from './texts.ts'

// GitHub refuses a comment of more than 65,536 characters; a person reads far fewer.
const MOST_REASONS = 30

/** The reason, without its remedy. */
export const reasonText = (speech: MessageContext, reason: Reason): string =>
  speech.translate(`reason.${reason.code}`, reasonParams(speech, reason))

/** The remedy of a reason, in words; '' where nothing is to be said. */
export function remedyText(speech: MessageContext, reason: Reason): string {
  const choices = choicesFor(speech, reason)
  return choices === ''
    ? speech.translate(`remedy.${reason.code}`, reasonParams(speech, reason))
    : speech.translate(choices.includes('<br>') ? 'list.choose' : 'list.copy', { choices: md(choices) })
}

/** The same in brief: choices that stand elsewhere in the status comment are not listed again. */
export const briefRemedy = (speech: MessageContext, reason: Reason): string =>
  reason.code === 'organisation-not-stood-down'
    ? speech.translate('status.stand-down', { command: md(code(speech.translate('usage.stand-down'))) })
    : remedyText(speech, reason)

/** A pull request is merged once all else that it lacks is there: that it is not comes last of what is said of it. */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  const isLast = (reason: Reason): boolean =>
    reason.code === 'pull-request-unmerged' &&
    reasons.some((other) => other !== reason && other.code.startsWith('pull-request-') && isOfSame(other, reason))
  const last = reasons.filter(isLast)
  const others = reasons.filter((reason) => !isLast(reason))
  return last.reduce((all, reason) => {
    const at = all.findLastIndex((other) => isOfSame(other, reason))
    return all.toSpliced(at + 1, 0, reason)
  }, others)
}

const isOfSame = (one: Reason, other: Reason): boolean => one.params?.pull === other.params?.pull

/**
 * As the one thing to do, apart from what is missing: where it is about a pull request, that can be tapped; where no
 * command says what it is about, the reason does.
 */
export function asAction(speech: MessageContext, reason: Reason, remedy: string): string {
  const { repository, number } = reason.params ?? {}
  if (typeof repository === 'string' && typeof number === 'string')
    return `${reference(repository, number, speech.state.repository.name)} — ${remedy}`
  if (nextStep(speech, reason) !== '') return remedy
  return [reasonText(speech, reason), remedy].filter((part) => part !== '').join(' → ')
}

/** A field that is written below its heading in the skeleton, and by no command of its own. */
export const isWrittenBelow = (reason: Reason): boolean =>
  REFUSALS[reason.code].writes !== 'nothing' && REFUSALS[reason.code].help === 'none'

/** One line: why, and what to do. The clauses of all stand once at the end (`clausesOf`). */
export function reasonLine(speech: MessageContext, reason: Reason): string {
  const why = `**${reasonText(speech, reason)}**`
  const remedy = remedyText(speech, reason)
  return remedy === '' ? why : `${why}<br>→ ${remedy}`
}

/** The same in brief, for the status comment: the skeleton beside it has the headings of what is to be written. */
function briefReason(speech: MessageContext, reason: Reason): string {
  const why = `**${reasonText(speech, reason)}**`
  const remedy = isWrittenBelow(reason) ? '' : briefRemedy(speech, reason)
  return remedy === '' ? why : `${why} → ${remedy}`
}

/** The clauses behind these reasons, each once and small; '' where there is none. */
export function clausesOf(speech: MessageContext, reasons: readonly Reason[]): string {
  const cited = [...new Set(reasons.map(({ clause: id }) => clause(speech, id)))].filter((text) => text !== '')
  return cited.length === 0 ? '' : `<sub>${cited.join(' ')}</sub>`
}

/** A field that nobody has written yet. */
const isUnwritten = (reason: Reason): boolean => reason.code === 'fact-missing'

/**
 * The reasons that hold the next phase up, in brief; `hasSkeleton`: fields that nobody has written yet stand in the
 * skeleton beside it.
 */
export function briefReasons(
  speech: MessageContext,
  reasons: readonly Reason[],
  hasSkeleton: boolean,
  open: number,
): string {
  const told = inOrder(reasons).filter((reason) => !hasSkeleton || !isUnwritten(reason))
  const lines = [...new Set(told.map((reason) => briefReason(speech, reason)))]
  return foldedAfter(lines, open, (count) => speech.translate('status.more-needed', { count }))
}

/** Every reason once, as a list. Of thousands that somebody's text may bring, words are made for those alone that are shown. */
export function reasonList(speech: MessageContext, reasons: readonly Reason[]): string {
  const once = [...new Map(inOrder(reasons).map((reason) => [JSON.stringify(reason), reason])).values()]
  const more = once.length - MOST_REASONS
  return bullets([
    ...new Set(once.slice(0, MOST_REASONS).map((reason) => reasonLine(speech, reason))),
    ...(more > 0 ? [speech.translate('list.more', { count: more })] : []),
  ])
}

/** Fields that a reason asks to be written, for the skeleton. */
export const fieldsAsked = (reasons: readonly Reason[]): string[] => [
  ...new Set(
    reasons.flatMap(({ code, params }) => {
      const { writes } = REFUSALS[code]
      return writes === 'nothing' ? [] : (params?.[writes] ?? [])
    }),
  ),
]
