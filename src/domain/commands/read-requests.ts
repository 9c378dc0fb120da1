import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import type { Command } from './command.ts'
import { takeLogin } from './read-login.ts'
import { type Named, namedIn, takeNamed, takeWord } from './read-named.ts'
import type { Reader } from './reading.ts'
import { toHalfWidth } from './to-half-width.ts'

/** What people ask for: phases, people, consent, answers. */

/** Phases of the case's own process first: the first of two with the same name is meant. */
function phasesOf(policy: Policy, process: string | undefined): Named[] {
  const own = process === undefined ? undefined : policy.processes[process]
  const all: Process[] = own === undefined ? Object.values(policy.processes) : [own]
  return all.flatMap(({ phases }) => namedIn(phases))
}

/** The phase that is called just so. */
export function phaseNamed(policy: Policy, process: string | undefined, name: string): string | undefined {
  const taken = takeNamed(phasesOf(policy, process), name)
  return taken?.rest === '' ? taken.id : undefined
}

/** 分析（被害特定・原因分析）, 封じ込め中: a phase as the regulation and people call it at length. */
const LONGER_NAME =
  /^([^\s\p{Zs}（(]{1,40}?)(?:[（(][^()（）\n]{1,60}[)）]|中|段階|フェーズ|[へに]移行|[へに]進む)([\s\p{Zs}][\s\S]*)?$/u

export const phase: Reader = ({ text }, { policy, process }) => {
  const known = takeNamed(phasesOf(policy, process), text)
  if (known !== undefined) return { kind: 'move', to: known.id, reason: known.rest }
  const [, name = '', reason = ''] = LONGER_NAME.exec(text) ?? []
  const shorter = name === '' ? undefined : takeNamed(phasesOf(policy, process), name)
  if (shorter?.rest === '') return { kind: 'move', to: shorter.id, reason: reason.trim() }
  const first = takeWord(text)
  return first === undefined ? undefined : { kind: 'move', to: first.word.toLowerCase(), reason: first.rest }
}

export const advance: Reader = ({ text }) => ({ kind: 'advance', reason: text })

export const runbook: Reader = ({ line }) => {
  const first = takeWord(line)
  return first === undefined ? undefined : { kind: 'runbook', id: first.word.toLowerCase() }
}

export const appoint: Reader = ({ line }) => {
  const named = takeLogin(line)
  if (named === undefined) return undefined
  const { login, rest: reason } = named
  // Two at once: only one would be appointed, and nobody told.
  if (/^[@＠]/.test(reason)) return undefined
  return { kind: 'appoint', login, ...(reason === '' ? {} : { reason }) }
}

export const ratify: Reader = ({ text }) => ({ kind: 'ratify', ...(text === '' ? {} : { reason: text }) })

export const activate: Reader = ({ line }, { policy }) => ({
  kind: 'activate',
  trigger: line === '' ? undefined : triggerIn(policy.organisation.start, line),
})

export const standDown: Reader = ({ line }, { policy }) =>
  line === '' ? undefined : { kind: 'stand-down', trigger: triggerIn(policy.organisation.end, line) }

/** The policy's triggers by id or words; a runbook's are known to the case alone, so their id is passed on. */
const triggerIn = (triggers: Policy['organisation']['start'], line: string): string =>
  takeNamed(namedIn(Object.fromEntries(triggers.map(({ id, text }) => [id, { label: text }]))), line)?.id ??
  takeWord(line)?.word.toLowerCase() ??
  line

/** What follows counts as what is approved: an approval of something else must not pass for this one's. */
export const approve: Reader = ({ line }, { policy }) => {
  if (line === '') return { kind: 'approve', what: undefined }
  const things = Object.values(policy.processes).flatMap((process) => [
    ...namedIn(process['pull-requests']),
    ...namedIn(process.notices),
  ])
  return { kind: 'approve', what: takeNamed(things, line)?.id ?? line }
}

/** `/notice <notice> [ja|en]`. */
export const notice: Reader = ({ line }, { policy }) => {
  const notices = Object.values(policy.processes).flatMap((process) => namedIn(process.notices))
  const first = takeWord(line)
  const found = takeNamed(notices, line) ?? (first === undefined ? undefined : { id: first.word, rest: first.rest })
  if (found === undefined) return undefined
  return { kind: 'notice', notice: found.id, language: takeWord(found.rest)?.word.toLowerCase() }
}

export const consent: Reader = ({ line }, { policy }) =>
  line === '' ? undefined : { kind: 'consent', what: takeNamed(namedIn(policy.fields), line)?.id ?? line }

/** `#12`, `＃１２`, `No.12`, or the address of a case of the same repository, as browsers copy it. */
function issueNumber(line: string, { policy, process }: Parameters<Reader>[1]): number | undefined {
  const plain = toHalfWidth(line).replace(/^of\s+/iu, '')
  const address = /^(?:https:\/\/[^\s/]{1,100}\/)?[\w.-]{1,40}\/([\w.-]{1,100})(?:\/issues\/|#)(?=\d)/u.exec(plain)
  const own = policy.repositories[policy.processes[process ?? '']?.repository ?? '']
  if (address !== null && address[1] !== own) return undefined
  const found = /^(?:#|no\.?\s?|№\s?)?([1-9]\d{0,8})(?=\D|$)/iu.exec(plain.slice(address?.[0].length ?? 0))
  return found === null ? undefined : Number(found[1])
}

export const duplicate: Reader = ({ line }, around) => {
  const issue = issueNumber(line, around)
  return issue === undefined ? undefined : { kind: 'duplicate', issue }
}

export const partOf: Reader = ({ line }, around) => {
  const issue = issueNumber(line, around)
  return issue === undefined ? undefined : { kind: 'part-of', issue }
}

/** A command that the policy names for a transition. */
export const named: Reader = ({ word, text }) => ({ kind: 'named', name: word, reason: text })

export const simply =
  (command: Command): Reader =>
  () =>
    command
