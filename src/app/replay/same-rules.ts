import { type Command, kindOf, type RequestedCommand } from '../../domain/commands/command.ts'
import { transitionTo } from '../../domain/commands/passage.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { comparison, type Judge } from './asked-again.ts'

/**
 * Whether two policies say the very same about such a request, so that nobody has to be asked: most of a changed policy
 * is unchanged. Asked once for each sort of request, not once for each of ten thousand cases.
 */
export function sameRules(
  then: Judge,
  now: Judge,
  process: string,
  phase: string,
  { command }: RequestedCommand,
): boolean {
  const { alike: known } = comparison(then, now)
  const key = [process, phase, command.kind, ...partsOf(command)].join(' ')
  const found = known.get(key) ?? alike(then.policy, now.policy, process, phase, command)
  known.set(key, found)
  return found
}

const fieldsOf = (command: Command): readonly string[] =>
  'answers' in command ? command.answers.map(({ field }) => field) : []

const partsOf = (command: Command): readonly string[] => [
  ...fieldsOf(command),
  ...('to' in command ? [command.to] : []),
  ...('name' in command ? [command.name] : []),
]

function alike(one: Policy, other: Policy, process: string, phase: string, command: Command): boolean {
  const seen = (policy: Policy): string => JSON.stringify(ruleOf(policy, process, phase, command))
  return seen(one) === seen(other)
}

/** Everything of a policy that an answer may hang on; of transitions the one that is asked for, of fields those written. */
function ruleOf(policy: Policy, id: string, phase: string, command: Command): unknown[] {
  const { fields, clocks, calendars, packs, invariants, proposals, company, locale, board, processes, ...common } =
    policy
  const process = ownProperty(processes, id)
  const { transitions = [], ...rest } = process ?? {}
  const wholeProcess = [common, rest]
  if (command.kind === 'move')
    return [
      ...wholeProcess,
      process && transitionTo(process, phase, command.to),
      reasonsOf(transitions),
      kindsOf(fields),
    ]
  if ('answers' in command) return [...wholeProcess, fieldsOf(command).map((field) => ownProperty(fields, field))]
  return kindOf(command).hangsOn === 'process' ? wholeProcess : [...wholeProcess, transitions, fields]
}

/** Which clause an end that cannot be reached from here has. */
const reasonsOf = (transitions: readonly { to: string; clause?: string | undefined }[]): unknown[] =>
  transitions.map(({ to, clause }) => [to, clause])

/** The part of a field that gates and conditions look at: its kind and options, not who may write it. */
const kindsOf = (fields: Policy['fields']): unknown[] =>
  Object.entries(fields).map(([id, field]) => [id, field.kind, 'options' in field ? field.options : []])
