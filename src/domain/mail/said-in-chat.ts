const HOUR = String.raw`(?:(?:午前|午後)\s?)?\d{1,2}:\d{2}(?:\s?[ap]m)?`
/** Teams: `[火曜日 9:00] 佐藤 太郎`; Slack: `佐藤 太郎  9:00 AM`, `Taro Sato [9:00 AM]`. */
const HEAD = new RegExp(
  String.raw`^\[[^\]]{0,20}?${HOUR}\]\s\S.{0,40}$|^\p{L}[^:：]{0,40}(?:\s{2,}${HOUR}|\s\[\s?${HOUR}\s?\]|\s\d{1,2}:\d{2}\s?[ap]m)$`,
  'iu',
)
const HOUR_ALONE = new RegExp(`^${HOUR}$`, 'iu')

/** Whether the line above says who spoke and when, as a chat gives it to whoever copies a message. */
export function saidInChat(lines: readonly { text: string }[], at: number): boolean {
  const [above = '', before = ''] = [at - 1, at - 2].map((place) => (lines[place]?.text ?? '').slice(0, 100).trim())
  return HEAD.test(above) || (HOUR_ALONE.test(above) && /^\p{L}.{0,40}$/u.test(before))
}
