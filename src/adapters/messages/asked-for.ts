import type { Command } from '../../domain/commands/command.ts'
import type { Language } from '../../domain/policy/languages.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { type TextKey, textsOf } from './text-files.ts'

const isAsked = (language: Language, key: string): key is `asked.${Command['kind']}` & TextKey =>
  Object.hasOwn(textsOf(language), key)

/** The object of a request, as part of a sentence. */
export function askedFor(
  { language, translate, names }: MessageContext,
  command: string,
  target: string | undefined,
): string {
  const key = `asked.${command}`
  if (!isAsked(language, key)) return translate('asked.unreadable')
  const isNameless = target === undefined && (command === 'move' || command === 'named')
  return isNameless
    ? translate('subject.move')
    : translate(key, {
        target: names.phase(target ?? ''),
        // A named command is one of the policy's, so it has the form of an id.
        command: { markdown: /^[a-z0-9-]+$/.test(target ?? '') ? code(`/${target}`) : '' },
      })
}
