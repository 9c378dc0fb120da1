import type { ReasonCode } from '../../domain/refusals/reason.ts'

const REMARKS: readonly string[] = [
  'already-there',
  'answer-doubtful',
  'channel-closed',
  'channel-compromised',
  'channel-safe',
  'closed-case',
  'contained-unconfirmed',
  'correction-proposed',
  'form-gone',
  'headings-twice',
  'names-persons',
  'note-time-unread',
  'too-early',
] satisfies ReasonCode[]

/** What is told to somebody whose request was carried out, or had been before. */
export const isRemark = ({ code }: { code: string }): boolean => REMARKS.includes(code)
