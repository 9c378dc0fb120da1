const HOUR = String.raw`(?:(?:today|yesterday|今日|昨日|[月火水木金土日]曜日?)\s?(?:at )?)?(?:(?:午前|午後)\s?)?\d{1,2}:\d{2}(?:\s?[ap]m)?`
/** Teams: `[火曜日 9:00] 佐藤 太郎`; Slack: `佐藤 太郎  9:00 AM`, `Taro Sato [9:00 AM]`; Google Chat: `Taro Sato, 9:00 AM`; Discord: `sato — Today at 9:00 AM`. */
const HEAD = new RegExp(
  String.raw`^\[[^\]]{0,20}?${HOUR}\]\s\S.{0,40}$|^\p{L}[^:：]{0,40}?(?:(?:\s{2,}|,\s|\s[—–]\s)${HOUR}|\s\[\s?${HOUR}\s?\]|\s\d{1,2}:\d{2}\s?[ap]m)$`,
  'iu',
)
const HOUR_ALONE = new RegExp(`^${HOUR}$`, 'iu')
const NAME = /^\p{L}.{0,40}$/u

type Lines = readonly { text: string }[]

/** Whether the line above says who spoke and when, as a chat gives it to whoever copies a message. */
export const saidInChat = (lines: Lines, at: number): boolean =>
  HEAD.test(shown(lines, at - 1)) || (HOUR_ALONE.test(shown(lines, at - 1)) && NAME.test(shown(lines, at - 2)))

/** The line that says that somebody speaks next; undefined where nobody does. */
export function nextSpeaker(lines: Lines): number | undefined {
  const at = lines.findIndex(
    (_, line) =>
      HEAD.test(shown(lines, line)) || (NAME.test(shown(lines, line)) && HOUR_ALONE.test(shown(lines, line + 1))),
  )
  return at === -1 ? undefined : at
}

const shown = (lines: Lines, at: number): string => (lines[at]?.text ?? '').slice(0, 100).trim()
