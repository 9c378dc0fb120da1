import type { CommandKind } from '../../domain/commands/command.ts'
import { code } from './marks.ts'
import type { Speech } from './message-context.ts'
import { TEXTS, type TextKey } from './texts.ts'

const isAsked = (key: string): key is `asked.${CommandKind}` & TextKey => key in TEXTS.ja

/** What a request asked for, as part of a sentence. */
export function askedFor({ tell, names }: Speech, command: string, target: string | undefined): string {
  const key = `asked.${command}`
  if (!isAsked(key)) return tell('asked.unreadable')
  const isNameless = target === undefined && (command === 'move' || command === 'named')
  return isNameless
    ? tell('subject.move')
    : tell(key, {
        target: names.phase(target ?? ''),
        // A named command is one of the policy's, so it has the form of an id.
        command: { markdown: /^[a-z0-9-]+$/.test(target ?? '') ? code(`/${target}`) : '' },
      })
}
