import type { Act } from './act.ts'

/** In the order in which they are taken. */
export const STEPS = [
  'organisation',
  'repositories',
  'teams',
  'access',
  'board',
  'files',
  'app',
  'secrets',
  'labels',
  'server',
  'adoption',
  'doctor',
  'drill',
] as const
export type StepId = (typeof STEPS)[number]

interface Shown {
  /** The words that say it. */
  key: string
  values: Readonly<Record<string, string>>
  link: string | undefined
}

/** A step's finding. */
export type Item = Shown &
  (
    | { kind: 'there' }
    | { kind: 'to-do'; act: Act }
    /** It comes after something that is to be done first. */
    | { kind: 'later' }
    /** GitHub lets people alone do it, or only they know what they want. */
    | { kind: 'left' }
    /** Cannot be looked at before an earlier step is done. */
    | { kind: 'waits' }
  )

type Values = Readonly<Record<string, string>>

const item = (key: string, values: Values, link: string | undefined) => ({ key, values, link })

export const there = (key: string, values: Values, link?: string): Item => ({
  ...item(key, values, link),
  kind: 'there',
})
export const toDo = (key: string, values: Values, act: Act, link?: string): Item => ({
  ...item(key, values, link),
  ...{ kind: 'to-do', act },
})
export const later = (key: string, values: Values): Item => ({ ...item(key, values, undefined), kind: 'later' })
export const left = (key: string, values: Values, link?: string): Item => ({ ...item(key, values, link), kind: 'left' })
export const waits = (step: StepId): Item => ({ ...item('waits', { step }, undefined), kind: 'waits' })

/** An obstacle that ends a set-up: a sentence says what it is, and what to do about it. */
export class SetUpRefusedError extends Error {
  override name = 'SetUpRefusedError'
  readonly code: RefusalCode
  readonly values: Values

  constructor(code: RefusalCode, values: Values, cause?: unknown) {
    super(code, { cause })
    this.code = code
    this.values = values
  }
}

export const REFUSALS = [
  'archived',
  'forbidden',
  'name-taken',
  'no-organisation',
  'not-an-owner',
  'person-unknown',
  'plan',
  'policy-unsound',
  'policy-wrong',
  'rate-limited',
  'refused',
  'rule',
  'scopes-missing',
  'sign-in',
  'team-taken',
  'token-unknown',
  'unreachable',
  'workflow-scope',
] as const
export type RefusalCode = (typeof REFUSALS)[number]
