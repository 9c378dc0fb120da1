import type { Language } from '../../domain/policy/basics.ts'

/** The language of whoever sits at the terminal, where it is one of ours. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language | undefined {
  const [, language] = /^(ja|en)\b/.exec((LC_ALL || LC_MESSAGES || LANG || '').replace('_', '-')) ?? []
  return language === 'ja' || language === 'en' ? language : undefined
}

/**
 * The language of whatever a command says: the one that is asked for, else the terminal's, else that of the policy that it
 * works with, else English. What goes onto GitHub, or into files that others read, has the policy's.
 */
export const saidIn = (asked: Language | undefined, policy: Language | 'no-policy'): Language =>
  asked ?? terminalLanguage(process.env) ?? (policy === 'no-policy' ? 'en' : policy)
