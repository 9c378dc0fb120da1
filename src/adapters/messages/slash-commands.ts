import type { TextKey } from './text-files.ts'

/** Slash commands as `/help` groups them, in the order in which a response needs them. */
export const COMMAND_GROUPS = {
  'group.act': ['contain', 'note', 'evidence', 'contact'],
  'group.move': ['advance', 'phase'],
  'group.write': ['record', 'set', 'recovered'],
  'group.people': ['runbook', 'appoint', 'activate', 'stand-down', 'ratify'],
  'group.follow': [
    'action',
    'done',
    'effect',
    'accept',
    'approve',
    'consent',
    'notice',
    'sent',
    'acknowledge',
    'exempt',
  ],
  'group.order': ['duplicate', 'part-of', 'redact', 'adopt'],
  'group.ask': ['status', 'help'],
} as const satisfies Partial<Record<TextKey, readonly string[]>>

export type SlashCommand = (typeof COMMAND_GROUPS)[keyof typeof COMMAND_GROUPS][number]

const ALL: readonly SlashCommand[] = Object.values(COMMAND_GROUPS).flat()

export const slashCommand = (name: string): SlashCommand | undefined => ALL.find((command) => command === name)
