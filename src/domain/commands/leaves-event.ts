import type { EventType } from '../case/event.schema.ts'
import { COMMANDS } from './command.ts'

/** Whether a command of this kind leaves such an event where it is carried out. */
export const leavesEvent = (command: string, type: EventType): boolean =>
  COMMANDS.some(({ kind, fromEvent }) => kind === command && Object.hasOwn(fromEvent, type))
