import type { Policy } from '../policy/policy.schema.ts'
import { namedIn, takeNamed, takeWord } from './read-named.ts'

/** The policy's triggers by id or words; a runbook's are known to the case alone, so their id is passed on. */
export const readTrigger = (triggers: Policy['organisation']['start'], line: string): string =>
  takeNamed(namedIn(Object.fromEntries(triggers.map(({ id, text }) => [id, { label: text }]))), line)?.id ??
  takeWord(line)?.word.toLowerCase() ??
  line
