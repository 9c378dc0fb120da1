import type { RequestedCommand } from '../../domain/commands/command.ts'
import { readCommands } from '../../domain/commands/read-commands.ts'
import { BEFORE_ALL } from '../../domain/commands/read-slash-lines.ts'
import { slashStart } from '../../domain/commands/slash-start.ts'
import { classifyLines } from '../../domain/markdown/classify-lines.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { CERTAINTY, SUSPECTED } from '../../domain/policy/certainty.ts'
import { formsOf } from '../../domain/policy/form-of.ts'
import { intakeAmongFew, intakeOf } from '../../domain/policy/intake-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { IssueSeen } from '../ports/github.ts'
import { cause } from './cause.ts'
import { openingOf } from './form-answers.ts'
import { withoutMachineMark } from './machine-report.ts'
import type { IssueAct } from './signal.ts'
import { typedAnswers } from './typed-answers.ts'

/**
 * A report that no form made, as from GitHub Mobile or by mail, is an incident with its words as the description (R1-1).
 * The commands in its body are the author's, and are heard once the case is open: there was no comment to write them in.
 * Where few may read it, it is a case as well, and its words stay where they are (R8-2). `web`: where people see GitHub.
 */
export function unformedAsked(policy: Policy, act: IssueAct, web: string): RequestedCommand[] {
  const { issue, at, repository } = act
  const open = intakeOf(policy, repository.name)
  const process = open ?? intakeAmongFew(policy, repository.name)
  if (process === undefined || issue.isPullRequest || openingOf(policy, issue, at) !== undefined) return []
  const around = { now: at, timeZone: policy['time-zone'], process }
  const read = readCommands(issue.body, policy, around)
  const commands = read.map(
    (one): RequestedCommand => ({
      ...whoseOf(act),
      command: one.command,
      at: one.at ?? at,
      cause: cause.command(cause.opened(), one.index),
    }),
  )
  const asked =
    open === undefined
      ? leftAsked(policy, process, act, `${web}/${repository.owner}/${repository.name}/issues/new/choose`)
      : reportAsked(policy, process, act, wordsOf(issue))
  const language = languageIn(policy, process, issue.body)
  const typed = typedAnswers(policy, process, language, issue.body, { now: at, timeZone: policy['time-zone'] })
  // A command between the headings would stand in an answer as well; that headings alone are one is only guessed.
  if (typed === undefined || read.some(({ index }) => index !== BEFORE_ALL)) return [asked, ...commands]
  return [{ ...asked, command: { kind: 'open', process, form: undefined, language, ...typed } }]
}

/**
 * An app's report: a case with its words as the description, whatever they look like. It fills in no form, so that nothing
 * is confirmed by it, and commands nothing (R4.1-3).
 */
export function machineAsked(policy: Policy, act: IssueAct): RequestedCommand[] {
  const process = intakeOf(policy, act.repository.name)
  if (process === undefined || act.issue.isPullRequest) return []
  const { title, body } = act.issue
  const words = withoutMachineMark(body).trim()
  return [machineReportAsked(policy, process, act, words === '' ? title.trim() : words)]
}

/** The words that a machine sent, as a suspicion: that it is one stays seen until a person has looked (R4.1-3). */
export function machineReportAsked(policy: Policy, process: string, act: Whose, text: string): RequestedCommand {
  const asked = reportAsked(policy, process, act, text)
  const { command } = asked
  const field = ownProperty(policy.fields, CERTAINTY)
  const isKnown = field?.kind === 'choice' && field.options.some(({ id }) => id === SUSPECTED)
  if (command.kind !== 'open' || !isKnown) return asked
  const suspected = { field: CERTAINTY, value: { kind: 'options' as const, ids: [SUSPECTED], text: '' } }
  return { ...asked, command: { ...command, answers: [...command.answers, suspected] } }
}

type Whose = Pick<IssueAct, 'via' | 'at'> & { actor: { id: number; login: string } }

const whoseOf = ({ actor, via }: Pick<Whose, 'actor' | 'via'>) => ({
  actor: { id: actor.id, login: actor.login },
  door: 'form' as const,
  via,
})

/** A case of whose report no word is kept; `forms`: where its author finds the forms. */
function leftAsked(policy: Policy, process: string, act: IssueAct, forms: string): RequestedCommand {
  const { title, body } = act.issue
  const language = languageIn(policy, process, wordsOf({ title, body }))
  return {
    ...whoseOf(act),
    command: { kind: 'open', process, form: undefined, language, answers: [], extra: '', forms },
    at: act.at,
    cause: cause.opened(),
  }
}

/** A case with these words as its description. */
export function reportAsked(policy: Policy, process: string, act: Whose, text: string): RequestedCommand {
  const field = policy.processes[process]?.form?.items.find(
    ({ field: id }) => policy.fields[id]?.kind === 'text',
  )?.field
  return {
    ...whoseOf(act),
    command: {
      ...{ kind: 'open', process, form: undefined, language: languageIn(policy, process, text) },
      ...(field === undefined
        ? { answers: [], extra: text }
        : { answers: [{ field, value: { kind: 'text', text } }], extra: '' }),
    },
    at: act.at,
    cause: cause.opened(),
  }
}

/** The author's words; the title where the body says nothing but commands. */
function wordsOf({ title, body }: Pick<IssueSeen, 'title' | 'body'>): string {
  const seen = classifyLines(body).flatMap(({ text, kind }) => (kind === 'comment' ? [] : [text.trim()]))
  // The lines below a command belong to it, up to a blank one.
  const paragraphs = seen
    .join('\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
  const says = paragraphs.some((part) => part !== '' && slashStart(part) === undefined)
  return says || title.trim() === '' ? body.trim() : title.trim()
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** The language of a text, as far as its letters tell; else the policy's. */
function languageIn(policy: Policy, process: string, text: string): Language {
  if (JAPANESE.test(text)) return 'ja'
  const speaksEnglish = formsOf(policy).some((form) => form.process === process && form.language === 'en')
  return speaksEnglish && /[a-z]/i.test(text) ? 'en' : policy.locale
}
