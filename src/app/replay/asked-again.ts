import type { Account, Case } from '../../domain/case/case.ts'
import { type Directory, NOT_LOOKED_BEYOND } from '../../domain/case/context.ts'
import { succeed } from '../../domain/case/succeed.ts'
import type { ClockPolicy } from '../../domain/clock/clock.schema.ts'
import { kindOf, type RequestedCommand } from '../../domain/commands/command.ts'
import { decide } from '../../domain/commands/decide.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { isNotForYou } from '../../domain/refusals/not-for-you.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** A policy that judges what was asked in the past. */
export interface Judge {
  policy: Policy
  /** Answers found out already about which role may do what. */
  known: Map<string, ReadonlySet<string>>
  /** Differences found out already between this policy and another judge's. */
  compared: WeakMap<Judge, Comparison>
}

export interface Comparison {
  /** Of each sort of request, whether both say the very same about it. */
  alike: Map<string, boolean>
  clocks: DifferingClocks | 'not-compared'
}

/** The clocks that are not the same in both. */
export type DifferingClocks = ReadonlySet<ClockPolicy> | 'all' | 'none'

export const judgeBy = (policy: Policy): Judge => ({ policy, known: new Map(), compared: new WeakMap() })

export function comparison(one: Judge, other: Judge): Comparison {
  const known = one.compared.get(other) ?? { alike: new Map(), clocks: 'not-compared' }
  one.compared.set(other, known)
  return known
}

export interface Verdict {
  accepted: boolean
  reasons: readonly Reason[]
}

/** This policy's answer, these people having these roles. Runbooks are left as the record has them matched. */
export function ask({ policy }: Judge, state: Case, asked: RequestedCommand, directory: Directory): Verdict {
  const context = { policy, directory, runbooks: [], ...NOT_LOOKED_BEYOND }
  const command = kindOf(asked.command).under(policy, state.process, asked.command)
  const decision = decide(context, succeed(policy, state), { ...asked, command })
  switch (decision.kind) {
    case 'accepted':
      return { accepted: true, reasons: decision.remarks }
    case 'refused':
      return { accepted: false, reasons: decision.reasons }
    case 'ignored':
      return { accepted: true, reasons: [] }
  }
}

/** The roles each of which is enough for whoever asks; `anybody` is among them where none is needed. */
export function enoughFor(judge: Judge, state: Case, asked: RequestedCommand): ReadonlySet<string> {
  const isReporter = state.opened.by.id === asked.actor.id
  const key = `${state.process} ${state.phase} ${isReporter} ${shapeOf(asked)}`
  const known = judge.known.get(key)
  if (known !== undefined) return known
  const roles = [ANYBODY, ...Object.keys(judge.policy.roles)]
  const found = new Set(roles.filter((role) => isEnough(judge, state, asked, role)))
  judge.known.set(key, found)
  return found
}

export const ANYBODY = 'anybody'

/** True once a difference is shown; further missing things are not looked at. */
function isEnough(judge: Judge, state: Case, asked: RequestedCommand, role: string): boolean {
  const holder = { account: asked.actor, roles: role === ANYBODY ? [] : [role] }
  const directory = directoryOf(judge.policy, state, new Map([[asked.actor.id, holder]]), asked.actor)
  return ask(judge, state, asked, directory).reasons.every((reason) => !isNotForYou(reason))
}

/** The parts of a command that a role may depend on. */
function shapeOf({ command }: RequestedCommand): string {
  const fields = 'answers' in command ? command.answers.map(({ field }) => field) : []
  const parts: unknown[] = [command.kind, ...fields]
  if ('to' in command) parts.push(command.to)
  if ('name' in command) parts.push(command.name)
  if ('what' in command) parts.push(command.what)
  return parts.join(' ')
}

export interface Holder {
  account: Account
  roles: readonly string[]
}

/** Everybody with these roles; whoever asks comes first where only one can have a role of the case. */
export function directoryOf(
  policy: Policy,
  state: Case,
  people: ReadonlyMap<number, Holder>,
  asker: Account,
): Directory {
  const roles = new Map<string, Account[]>()
  const accounts = new Map<string, Account>()
  const give = (role: string, account: Account): void => {
    const holders = roles.get(role) ?? []
    roles.set(role, account.id === asker.id ? [account, ...holders] : [...holders, account])
  }
  for (const { account, roles: held } of people.values()) {
    accounts.set(account.login.toLowerCase(), account)
    for (const role of held) {
      const ofCase = ownProperty(policy.roles, role)?.['of-case']
      give(ofCase === undefined ? role : (state.runbook?.executive ?? ofCase.default), account)
    }
  }
  return { roles, unseen: new Set(), accounts }
}
