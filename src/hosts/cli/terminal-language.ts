import type { Language } from '../../domain/policy/basics.ts'

/** The language of whoever sits at the terminal, where it is one of ours. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language | undefined {
  const [, language] = /^(ja|en)\b/.exec((LC_ALL || LC_MESSAGES || LANG || '').replace('_', '-')) ?? []
  return language === 'ja' || language === 'en' ? language : undefined
}
