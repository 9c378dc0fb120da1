import type { Command } from '../../domain/commands/command.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { TEXTS, type TextKey } from './texts.ts'

const isAsked = (key: string): key is `asked.${Command['kind']}` & TextKey => key in TEXTS.ja

/** The object of a request, as part of a sentence. */
export function askedFor({ translate, names }: MessageContext, command: string, target: string | undefined): string {
  const key = `asked.${command}`
  if (!isAsked(key)) return translate('asked.unreadable')
  const isNameless = target === undefined && (command === 'move' || command === 'named')
  return isNameless
    ? translate('subject.move')
    : translate(key, {
        target: names.phase(target ?? ''),
        // A named command is one of the policy's, so it has the form of an id.
        command: { markdown: /^[a-z0-9-]+$/.test(target ?? '') ? code(`/${target}`) : '' },
      })
}
