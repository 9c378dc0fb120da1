import { COMMAND_GROUPS } from '../../../../src/adapters/messages/slash-commands.ts'
import { textsOf } from '../../../../src/adapters/messages/text-files.ts'
import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { defaultPolicy, namesIn } from './default-policy.ts'
import { code, table } from './table.ts'

/** Every slash command as `/help` has it, and those that the default policy names for a transition. */
export function commands(language: Language): string {
  const texts = textsOf(language)
  const head = { ja: ['コマンド', 'すること'], en: ['command', 'does'] }[language]
  const rows = Object.values(COMMAND_GROUPS)
    .flat()
    .map((command) => [code(texts[`usage.${command}`]), texts[`help.${command}`]])
  return table(head, [...rows, ...named(language)])
}

function named(language: Language): string[][] {
  const policy = defaultPolicy()
  const names = namesIn(policy, language)
  const reason = { ja: '‹理由›', en: '‹reason›' }[language]
  const found = new Map<string, string[]>()
  for (const process of Object.values(policy.processes)) {
    for (const { command, to } of process.transitions) {
      if (command === undefined) continue
      const label = wordsIn(language, process.label)
      found.set(command, [...(found.get(command) ?? []), `${label} → ${names.phase(process, to)}`])
    }
  }
  return [...found].map(([command, ways]) => [code(`/${command} ${reason}`), [...new Set(ways)].join('<br>')])
}
