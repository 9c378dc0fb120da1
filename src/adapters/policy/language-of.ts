import type { Language } from '../../domain/policy/basics.ts'

/** The language that a policy says it is written in, even where nothing else of it can be read. */
export function languageOf(text: string): Language | undefined {
  const [, named] = /^locale[:：][\s\u3000]*["']?(ja|en)\b/m.exec(text) ?? []
  return named === 'ja' || named === 'en' ? named : undefined
}
