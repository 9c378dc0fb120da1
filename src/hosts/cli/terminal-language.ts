import type { Language } from '../../domain/policy/basics.ts'

/** The language of whoever sits at the terminal, where it is one of ours. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language | undefined {
  const [, language] = /^(ja|en)\b/.exec((LC_ALL || LC_MESSAGES || LANG || '').replace('_', '-')) ?? []
  return language === 'ja' || language === 'en' ? language : undefined
}

/**
 * The language of all that a command says: the one that is asked for, else that of the policy that it works with, as files and
 * GitHub have it; where there is no policy yet, the terminal's.
 */
export const saidIn = (asked: Language | undefined, policy: Language | 'no-policy'): Language =>
  asked ?? (policy === 'no-policy' ? saidBefore(undefined, 'en') : policy)

/** The same before there is a company: the terminal's, else the one in which a new company begins. */
export const saidBefore = (asked: Language | undefined, otherwise: Language): Language =>
  asked ?? terminalLanguage(process.env) ?? otherwise
