/** Why a time was not read: each is asked back in other words. */
export type Unread = 'unreadable' | 'ambiguous' | 'without-hour' | 'ahead'

export type TimeReading =
  /** Of a span its start; its end stays in the text. */
  { kind: 'time'; at: string; span: boolean } | { kind: 'unread'; why: Unread }

export const unread = (why: Unread): TimeReading => ({ kind: 'unread', why })
