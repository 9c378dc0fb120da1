import type { Language } from '../../policy/basics.ts'

/** A standard that auditors ask for, with those of its controls that speak of incidents. */
export interface Framework {
  title: string
  source: string
  controls: Readonly<Record<string, Readonly<Record<Language, string>>>>
}

/** Which obligation of ours answers which control of others. */
export interface FrameworkMapping {
  frameworks: Readonly<Record<string, Framework>>
  obligations: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}
