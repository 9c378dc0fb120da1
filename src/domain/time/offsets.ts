import type { Taken } from './taken.ts'

const NAMED = /^(?:日本時間の?|日本標準時|jst(?![a-z]))/u
const UNIVERSAL = /^(?:協定世界時|世界時|(?:utc|gmt)(?:([+-])(\d{1,2})(?::?(\d{2}))?(?![\d:]))?(?![a-z])|z(?![a-z]))/u
/** Zones of which the letters mean no other. */
const ZONES = { kst: 9, sgt: 8, hkt: 8, pst: -8, pdt: -7, edt: -4, cet: 1, cest: 2 } as const
const ZONE = /^(kst|sgt|hkt|pst|pdt|edt|cest|cet)(?![a-z])/u
const SIGNED = /^([+-])(\d{2})(?::?(\d{2}))?(?![\d:年月日時分/])/u
const JAPAN = 9 * 60
const MOST = 14 * 60

/** `JST`, `Z`, `+09:00`, in minutes. A bare minus counts after a stamp of a log alone: 7:00-8:00 is a span. */
export function takeOffset(text: string, afterStamp: boolean): Taken<number> | undefined {
  const japan = NAMED.exec(text)
  if (japan !== null) return { value: JAPAN, rest: text.slice(japan[0].length) }
  const zone = ZONE.exec(text)
  if (zone !== null) return { value: ZONES[zone[1] as keyof typeof ZONES] * 60, rest: text.slice(zone[0].length) }
  const found = UNIVERSAL.exec(text) ?? SIGNED.exec(text)
  if (found === null) return undefined
  const [whole, sign, hours = '0', minutes = '0'] = found
  if (!afterStamp && whole.startsWith('-')) return undefined
  const value = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return Math.abs(value) > MOST || Number(minutes) > 59 ? undefined : { value, rest: text.slice(whole.length) }
}
